import type { V1Pod } from '@kubernetes/client-node';
import type { Reason } from '../../../src/injection/reasons.ts';
import { OF_2X, podWith, run0x, run2x, run2xOfItsAuthor } from './pods.ts';

/** How a pod reaches the server. */
export type Way =
  /** By the entry of the chart, in a namespace that opted in. */
  | 'chart'
  /** By an entry of the test, which calls for every pod: the API server filters such pods out for the chart's. */
  | 'every pod'
  /** The same, by an update of the pod. */
  | 'update';

export interface ReasonCase {
  readonly pod: V1Pod;
  readonly way: Way;
  readonly result: 'injected' | 'skipped' | 'denied' | 'failed';
  /** True if a person has something to mend. */
  readonly warns: boolean;
  readonly hasStatus: boolean;
  /** The Secret `gcs` of its namespace. Absent: there is none. */
  readonly secret?: Readonly<Record<string, string>>;
}

const PATH = '/outputs/root/quick-start/jobs/1';
const MOUNTED = { name: 'gcs', mountPath: '/plx-context/.gc' };

/** What differs in the namespaces of some cases, which have the names of their reasons. */
const NAMESPACES = {
  'no-store': { persistence: {} },
  'workload-identity': { workloadIdentity: true },
};

export const CONFIGURATION = {
  persistence: {
    outputs: {
      gcs: { store: 'gcs', bucket: 'gs://outputs', mountPath: '/outputs', secret: 'gcs', secretKey: 'key.json' },
      disk: { mountPath: '/disk', hostPath: '/disk' },
    },
  },
  namespaces: NAMESPACES,
};

export const namespaceOf = (reason: string): string => reason.replaceAll('_', '-');

/** One case for each reason: the compiler asks for it. */
export const casesWith = (key: string): Readonly<Record<Reason, ReasonCase>> => {
  const usable = { secret: { 'key.json': key } };
  const chart = { way: 'chart', result: 'injected', warns: false, hasStatus: true } as const;
  const skipped = { way: 'every pod', result: 'skipped', warns: false, hasStatus: false } as const;
  const warned = { ...chart, warns: true } as const;
  /** A status is no injection. */
  const onlyStatus = { ...chart, result: 'skipped' } as const;
  return {
    injected: { ...chart, ...usable, pod: run0x(PATH) },
    already_injected: { ...onlyStatus, ...usable, pod: run0x(PATH) },
    opted_out: {
      ...onlyStatus,
      pod: run0x(PATH, { annotations: { 'polyaxon-gcs-injector.io/skip-containers': 'main' } }),
    },
    build_run: {
      ...onlyStatus,
      pod: run2x(MOUNTED, { main: { image: 'gcr.io/kaniko-project/executor:latest' } }),
    },
    system_run: {
      ...skipped,
      pod: podWith({ labels: { ...OF_2X, 'app.kubernetes.io/component': 'polyaxon-cleaners' } }),
    },
    platform_pod: { ...skipped, pod: podWith({ labels: { type: 'polyaxon-core', app: 'polyaxon-api' } }) },
    not_polyaxon: { ...skipped, pod: podWith({ labels: { app: 'web' } }) },
    not_a_created_pod: { ...skipped, way: 'update', pod: podWith({ labels: { app: 'web' } }) },
    no_store: { ...onlyStatus, warns: true, pod: run0x(PATH) },
    store_not_gcs: { ...onlyStatus, pod: run0x('/disk/root/quick-start/jobs/1') },
    key_only_as_env: { ...warned, pod: run2x({ name: 'gcs' }) },
    secret_not_named: { ...warned, pod: run2xOfItsAuthor({ ...MOUNTED, name: 'db-password' }) },
    own_credentials: {
      ...{ ...chart, ...usable },
      pod: run0x(PATH, { main: { env: [{ name: 'GOOGLE_APPLICATION_CREDENTIALS', value: '/my/key.json' }] } }),
    },
    workload_identity: { ...chart, pod: run0x(PATH) },
    unknown_outputs: {
      ...{ ...warned, result: 'denied', hasStatus: false },
      pod: run0x(PATH, { annotations: { 'polyaxon-gcs-injector.io/outputs': 'nowhere' } }),
    },
    no_place: {
      ...warned,
      ...usable,
      pod: run2x(MOUNTED, {
        main: { volumeMounts: [{ name: 'root', mountPath: '/' }] },
        spec: { volumes: [{ name: 'root', emptyDir: {} }] },
      }),
    },
    secret_missing: { ...warned, pod: run0x(PATH) },
    secret_key_missing: { ...warned, pod: run0x(PATH), secret: { 'other.json': key } },
    key_invalid: { ...warned, pod: run0x(PATH), secret: { 'key.json': key.slice(0, -1) } },
    fault: { ...chart, result: 'failed', hasStatus: false, pod: run0x(PATH) },
  };
};
