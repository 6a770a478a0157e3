import { describe, expect, it } from 'vitest';
import { decide } from '../../../../../src/injection/decide.ts';
import { anInput, applied, mainOf, readJson, readPod, valuesOf } from '../../../../support/builders.ts';

interface OfPackages {
  readonly file: string;
  readonly cr?: undefined;
  readonly expected: {
    readonly main: string;
    readonly secret: string | null;
    readonly GOOGLE_APPLICATION_CREDENTIALS: string | null;
    readonly outputsPath: string | null;
    readonly reason: string;
  };
}

/** Pods with their author's own credentials. Nothing may be added beside them. */
const isLeftAlone = (warnings: readonly string[]): boolean => warnings.some((line) => line.includes('no credentials'));

interface OfStandIns {
  readonly file: string;
  /** The custom resource of the pod; null if there is none. */
  readonly cr: string | null;
  readonly expected: { readonly reason: string };
}

const index = readJson('fixtures/polyaxon-1.x-2.x/index.json') as readonly (OfPackages | OfStandIns)[];
const ofStandIns = index.filter((entry) => entry.cr !== undefined);
const ofPackages = index.filter((entry) => entry.cr === undefined);

describe.each(ofPackages.map((entry) => [entry.file, entry] as const))(
  '%s, without any configuration',
  (file, { expected }) => {
    const pod = readPod(`polyaxon-1.x-2.x/${file}`);
    const decision = decide(pod, anInput());
    const after = applied(pod, decision);
    const main = mainOf(after);
    const env = valuesOf(main?.env);

    it('is injected as expected', () => {
      expect({
        reason: decision.reason,
        main: main?.name,
        GOOGLE_APPLICATION_CREDENTIALS: env['GOOGLE_APPLICATION_CREDENTIALS'] ?? null,
        outputsPath: env['POLYAXON_RUN_OUTPUTS_PATH'] ?? null,
      }).toEqual({
        reason: expected.reason,
        main: expected.main,
        GOOGLE_APPLICATION_CREDENTIALS: expected.GOOGLE_APPLICATION_CREDENTIALS,
        outputsPath: expected.outputsPath,
      });
    });

    it('finds its store in both client forms, or in none', () => {
      const catalog = isLeftAlone(decision.warnings) ? undefined : env['POLYAXON_CONNECTIONS_CATALOG'];
      const schema = env['POLYAXON_CONNECTION_SCHEMA_GCS-ARTIFACTS'];
      const isOnGcs = expected.outputsPath !== null && !isLeftAlone(decision.warnings);
      expect([catalog?.includes('"name":"gcs-artifacts"') ?? false, schema !== undefined && schema !== null]).toEqual([
        isOnGcs,
        isOnGcs,
      ]);
    });

    it('mounts the Secret that holds the key, by a volume of the pod', () => {
      if (expected.reason !== 'injected') return;
      const volume = after.spec.volumes?.find(({ secret }) => secret?.secretName === expected.secret);
      const mount = main?.volumeMounts?.find(({ name }) => name === volume?.name);
      expect(expected.GOOGLE_APPLICATION_CREDENTIALS?.startsWith(`${mount?.mountPath}/`)).toBe(true);
    });
  },
);

describe('a pod made with stand-ins or by hand, without any configuration', () => {
  it.each(ofStandIns.map((entry) => [entry.file, entry.expected.reason]))('%s: %s', (file, reason) => {
    const pod = readPod(`polyaxon-1.x-2.x/${file}`);
    const decision = decide(pod, anInput());
    const env = valuesOf(mainOf(applied(pod, decision))?.env);
    expect(decision.reason).toBe(reason);
    if (reason === 'injected') expect(env['GOOGLE_APPLICATION_CREDENTIALS']).toBe('/plx-context/.gc/gc-secret.json');
  });

  it("keeps the credentials of the author's connection, and adds the path and the store nevertheless", () => {
    const pod = readPod('polyaxon-1.x-2.x/07-job-init-sidecar-gcs-connection.json');
    const [before, after] = [pod, applied(pod, decide(pod, anInput()))].map((each) => valuesOf(mainOf(each)?.env));
    expect(after?.['GOOGLE_APPLICATION_CREDENTIALS']).toBe(before?.['GOOGLE_APPLICATION_CREDENTIALS']);
    expect(after?.['CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE']).toBeUndefined();
    expect(after?.['POLYAXON_RUN_OUTPUTS_PATH']).toMatch(/^gs:\/\/acme-plx-artifacts\/[0-9a-f]{32}\/outputs$/);
  });
});
