import { readFileSync } from 'node:fs';
import jsonPatch from 'fast-json-patch';
import { settingsFor } from '../../src/config/configuration.ts';
import { readConfiguration } from '../../src/config/load.ts';
import type { SecretState } from '../../src/gcs/secret-state.ts';
import type { Decision, DecisionInput } from '../../src/injection/decide.ts';
import type { Found, NoStore } from '../../src/injection/generations/generation.ts';
import { type InjectableRun, isInjectable, readRun } from '../../src/injection/reading/run.ts';
import type { Settings } from '../../src/injection/settings.ts';
import type { Container, EnvVar, Pod, Volume, VolumeMount } from '../../src/kubernetes/pod.ts';

/** The configuration behind the 0.x oracle pods. */
export const ORACLE_CONFIG = `
persistence:
  outputs: {store: gcs, bucket: gs://outputs-bucket, secret: gcs-secret, secretKey: gcs-key.json}
`;

export interface InputParts {
  readonly config?: string;
  readonly namespace?: string;
  readonly secrets?: Readonly<Record<string, SecretState>>;
  readonly failurePolicy?: 'fail' | 'ignore';
}

export function anInput({
  config = '{}',
  namespace = 'polyaxon',
  secrets = {},
  failurePolicy = 'fail',
}: InputParts = {}): DecisionInput {
  const settings = settingsFor(readConfiguration(config, 'config.yaml'), namespace);
  return { namespace, settings, failurePolicy, secrets: new Map(Object.entries(secrets)) };
}

export const readJson = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'));

export const readPod = (path: string): Pod => readJson(`fixtures/${path}`) as Pod;

/** The pod after the API server has applied the patch of a decision. */
export const applied = (pod: Pod, { operations }: Pick<Decision, 'operations'>): Pod =>
  jsonPatch.applyPatch(structuredClone(pod), [...structuredClone(operations)], true, true).newDocument;

export const containerNamed = (pod: Pod, name: string): Pod['spec']['containers'][number] => {
  const found = [...pod.spec.containers, ...(pod.spec.initContainers ?? [])].find(
    (container) => container.name === name,
  );
  if (found === undefined) throw new Error(`no container ${name}`);
  return found;
};

/** The literal values of a container's env. Of duplicates the last one, like the kubelet. */
export const valuesOf = (
  env: readonly EnvVar[] | null | undefined,
): Readonly<Record<string, string | null | undefined>> =>
  Object.fromEntries((env ?? []).map(({ name, value }) => [name, value]));

/** A run pod of 2.x in as few lines as possible. */
export const aRunPod = (parts: { readonly env?: EnvVar[]; readonly labels?: Record<string, string> } = {}): Pod => ({
  metadata: {
    labels: {
      'app.kubernetes.io/managed-by': 'polyaxon',
      'app.kubernetes.io/part-of': 'polyaxon-runs',
      'app.kubernetes.io/instance': '8aac02e3a62a4f0aaa257c59da5eab80',
      ...parts.labels,
    },
  },
  spec: { containers: [{ name: 'polyaxon-main', env: parts.env ?? [] }] },
});

/** A connection as 1.x passes it to a container. */
export interface Connection {
  readonly name?: string;
  readonly kind?: string;
  readonly bucket?: string;
  readonly secret?: object;
}

export const aConnection = ({ name = 'store', kind = 'gcs', bucket = 'gs://acme', secret }: Connection = {}) => ({
  name: `POLYAXON_CONNECTION_SCHEMA_${name.toUpperCase()}`,
  value: JSON.stringify({ name, kind, schema: { bucket }, secret }),
});
/** The name of the artifacts store as a variable. */
export const named = (value: string) => ({ name: 'POLYAXON_ARTIFACTS_STORE_NAME', value });

/** The parts of a 0.x run pod that tests vary. Its mounts are PATH: VOLUME. */
export interface Parts0x {
  readonly path?: string;
  readonly env?: EnvVar[];
  readonly mounts?: Record<string, string>;
  readonly volumes?: Volume[];
  readonly outputs?: string;
}

const mountsOf = (mounts: Record<string, string>): VolumeMount[] =>
  Object.entries(mounts).map(([mountPath, name]) => ({ name, mountPath }));

export const aRunOf0x = ({ path, env = [], mounts = {}, volumes, outputs }: Parts0x): Pod => ({
  metadata: {
    labels: { project_name: 'root.quick-start', experiment_name: 'root.quick-start.7' },
    annotations: outputs === undefined ? {} : { 'polyaxon-gcs-injector.io/outputs': outputs },
  },
  spec: {
    containers: [
      {
        name: 'main',
        env: path === undefined ? env : [{ name: 'POLYAXON_RUN_OUTPUTS_PATH', value: path }, ...env],
        volumeMounts: mountsOf(mounts),
      },
    ],
    ...(volumes === undefined ? {} : { volumes }),
  },
});

export const settingsOf = (config?: string): Settings => anInput(config === undefined ? {} : { config }).settings;

/** The result of a generation's `find`. Throws if it found no store. */
export function found<F extends Found>(result: F | NoStore<F>): F {
  if (result.kind === 'none') throw new Error(`nothing was found: ${result.reason}`);
  return result;
}

/** The container that the planner takes as the user's own. */
export const mainOf = (pod: Pod): Container | undefined => readRun(pod).main?.container;

/** A pod as the planner reads it. */
export function aRun(pod: Pod): InjectableRun {
  const run = readRun(pod);
  if (!isInjectable(run)) throw new Error('nothing to inject');
  return run;
}

/** The same value. It throws if code writes to it. */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.freeze(value);
    for (const member of Object.values(value)) frozen(member);
  }
  return value;
}
