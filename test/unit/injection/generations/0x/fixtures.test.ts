import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decide } from '../../../../../src/injection/decide.ts';
import type { Container, EnvVar, Pod } from '../../../../../src/kubernetes/pod.ts';
import { anInput, applied, containerNamed, ORACLE_CONFIG, readPod, valuesOf } from '../../../../support/builders.ts';

const BUILDS = ['05-build-native.json', '06-build-kaniko.json'];
const PATHS = ['POLYAXON_RUN_OUTPUTS_PATH', 'POLYAXON_RUN_DATA_PATHS', 'POLYAXON_REFS_OUTPUTS_PATHS', 'TF_CONFIG'];
const files = readdirSync(new URL('../../../../fixtures/polyaxon-0.x/before', import.meta.url));
const runs = files.filter((file) => !BUILDS.includes(file));

const PLATFORM_SIDECAR = 'polyaxon-sidecar-job';
const mainOf = (pod: Pod): Container => {
  const main = pod.spec.containers.find(({ name }) => name !== PLATFORM_SIDECAR);
  if (main === undefined) throw new Error('no main container');
  return main;
};

const inject = (pod: Pod, config: string): Pod => applied(pod, decide(pod, anInput({ config })));

type AccessKeys = Record<string, { store: string; secret_key: string }>;
const accessKeysOf = (main: Container): AccessKeys =>
  JSON.parse(valuesOf(main.env)['POLYSTORES_RUN_STORES_ACCESS_KEYS'] ?? '{}');
const variable = (main: Container, name: string): EnvVar | undefined =>
  main.env?.findLast((entry) => entry.name === name);

/** The client's key for each path: the Secret's key in its variable. */
const keyRefs = (main: Container): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(accessKeysOf(main)).map(([path, { secret_key }]) => [
      path,
      variable(main, secret_key)?.valueFrom?.secretKeyRef,
    ]),
  );

describe.each(runs)('0.x %s, made for a local disk, with outputs on GCS configured', (file) => {
  const before = readPod(`polyaxon-0.x/before/${file}`);
  const oracle = mainOf(readPod(`polyaxon-0.x/oracle/${file}`));
  const after = inject(before, ORACLE_CONFIG);
  const main = mainOf(after);

  it('has the paths that Polyaxon itself gives', () => {
    for (const name of PATHS) expect(valuesOf(main.env)[name]).toBe(valuesOf(oracle.env)[name]);
    expect(main.args).toEqual(oracle.args);
  });

  it('has the access keys that Polyaxon itself gives, with shell-safe variables that hold {}', () => {
    const outputs = String(valuesOf(oracle.env)['POLYAXON_RUN_OUTPUTS_PATH']);
    const keys = accessKeysOf(main);
    expect(Object.keys(keys).sort()).toEqual(Object.keys(accessKeysOf(oracle)).sort());
    expect(Object.values(keys).every(({ store, secret_key }) => store === 'gcs' && /^[A-Z_]+$/.test(secret_key))).toBe(
      true,
    );
    expect(variable(main, keys[outputs]?.secret_key ?? '')?.value).toBe('{}');
  });

  it("has Polyaxon's own keys if they are wanted as environment", () => {
    const asEnv = mainOf(inject(before, `${ORACLE_CONFIG}\ninjection: {keyAsEnv: true}`));
    expect(keyRefs(asEnv)).toEqual(keyRefs(oracle));
    expect(variable(asEnv, 'gcs-key.json')).toEqual(variable(oracle, 'gcs-key.json'));
  });

  it('has the key file and the credentials', () => {
    const file = '/tmp/.plx-gcs-secret/gcs-key.json';
    expect(valuesOf(main.env)).toMatchObject({
      GOOGLE_APPLICATION_CREDENTIALS: file,
      CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE: file,
    });
    expect(main.volumeMounts).toContainEqual({
      name: 'plx-gcs-secret',
      mountPath: '/tmp/.plx-gcs-secret',
      readOnly: true,
    });
    expect(after.spec.volumes).toContainEqual({
      name: 'plx-gcs-secret',
      secret: { secretName: 'gcs-secret', items: [{ key: 'gcs-key.json', path: 'gcs-key.json' }] },
    });
  });

  it('leaves the sidecar and the init containers alone', () => {
    const others = (pod: Pod) => [
      pod.spec.initContainers,
      pod.spec.containers.filter((container) => container.name === PLATFORM_SIDECAR),
    ];
    expect(others(after)).toEqual(others(before));
  });
});

describe.each(runs)('0.x %s, put on GCS by Polyaxon, without any configuration', (file) => {
  const oracle = readPod(`polyaxon-0.x/oracle/${file}`);
  const decision = decide(oracle, anInput());
  const main = mainOf(applied(oracle, decision));

  it('gains the key file and the credentials', () => {
    expect(decision.reason).toBe('injected');
    expect(valuesOf(main.env)['GOOGLE_APPLICATION_CREDENTIALS']).toBe('/tmp/.plx-gcs-secret/gcs-key.json');
    expect(main.volumeMounts).toContainEqual({
      name: 'plx-gcs-secret',
      mountPath: '/tmp/.plx-gcs-secret',
      readOnly: true,
    });
  });

  it('keeps its paths, and reaches each key by a name that a POSIX shell keeps', () => {
    expect(valuesOf(main.env)['POLYAXON_RUN_OUTPUTS_PATH']).toBe(
      valuesOf(mainOf(oracle).env)['POLYAXON_RUN_OUTPUTS_PATH'],
    );
    expect(Object.values(accessKeysOf(main)).filter(({ secret_key }) => !/^\w+$/.test(secret_key))).toEqual([]);
    expect(variable(main, 'gcs-key.json')).toEqual(variable(mainOf(oracle), 'gcs-key.json'));
  });
});

describe('0.x pods that are no runs with outputs', () => {
  const negatives = readdirSync(new URL('../../../../fixtures/polyaxon-0.x/negative', import.meta.url)).map(
    (file) => `negative/${file}`,
  );
  const builds = ['before', 'oracle'].flatMap((folder) => BUILDS.map((file) => `${folder}/${file}`));

  it.each([...negatives, ...builds])('%s gets no patch', (file) => {
    const decision = decide(readPod(`polyaxon-0.x/${file}`), anInput({ config: ORACLE_CONFIG }));
    expect(decision).toMatchObject({ result: 'skipped', operations: [], warnings: [] });
    expect(decision.reason).toMatch(/^(build_run|platform_pod|not_polyaxon)$/);
  });

  it('warns of a resumed run, whose path is not that of its own labels', () => {
    const pod = readPod('polyaxon-0.x/before/09-experiment-resumed.json');
    expect(decide(pod, anInput({ config: ORACLE_CONFIG })).warnings).toEqual([
      'polyaxon-gcs-injector: resumed run: it continues in the path of the original, which may have files on the local disk',
    ]);
    expect(containerNamed(inject(pod, ORACLE_CONFIG), 'polyaxon-experiment-job').env).toContainEqual({
      name: 'POLYAXON_RUN_OUTPUTS_PATH',
      value: 'gs://outputs-bucket/root/quick-start/experiments/7',
    });
  });
});
