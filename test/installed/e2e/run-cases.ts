import type { V1Deployment, V1Job, V1Pod, V1PodTemplateSpec } from '@kubernetes/client-node';
import { readJson } from '../../support/builders.ts';
import { runnable } from './runnable.ts';
import { KEY_0X, KEY_2X } from './team.ts';

/** Tells the pods of one case from those of another. Nothing else reads it. */
export const CASE_LABEL = 'test.local/case';

/** The configuration of the cases. Runs of 2.x name their store themselves. */
export const CONFIG = {
  persistence: {
    outputs: { store: 'gcs', bucket: 'gs://outputs-bucket', secret: 'gcs-secret', secretKey: 'gcs-key.json' },
  },
};

export interface RunCase {
  readonly name: string;
  /** What a client of the API posts. */
  readonly object: V1Pod | V1Deployment | V1Job;
  readonly main: string;
  /** What the main container sees only after injection. */
  readonly env: Readonly<Record<string, string>>;
  readonly key: string;
  /** The files beside the key. */
  readonly files: readonly string[];
}

const UUID_2X = '8aac02e3a62a4f0aaa257c59da5eab80';
const CONNECTION =
  '{"name":"gcs-artifacts","kind":"gcs","schema":{"bucket":"gs://acme-plx-artifacts"},' +
  '"secret":{"name":"gcs-secret","mountPath":"/plx-context/.gc"}}';

/** Polyaxon's path, moved to the bucket; the client's store; the key file for everything else. */
const of0x = (path: string) => ({
  env: {
    POLYAXON_RUN_OUTPUTS_PATH: `gs://outputs-bucket/${path}`,
    POLYSTORES_RUN_STORES_ACCESS_KEYS: `{"gs://outputs-bucket/${path}":{"store":"gcs","secret_key":"PLX_GCS_KEY_OUTPUTS"}}`,
    PLX_GCS_KEY_OUTPUTS: '{}',
    GOOGLE_APPLICATION_CREDENTIALS: '/tmp/.plx-gcs-secret/gcs-key.json',
    CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE: '/tmp/.plx-gcs-secret/gcs-key.json',
  },
  key: KEY_0X,
  files: ['gcs-key.json'],
});

/** The same for both kinds of client. Polyaxon's own volume has the whole Secret, and stays so. */
const of2x = {
  env: {
    POLYAXON_RUN_OUTPUTS_PATH: `gs://acme-plx-artifacts/${UUID_2X}/outputs`,
    POLYAXON_CONNECTIONS_CATALOG: `{"connections":[${CONNECTION}]}`,
    'POLYAXON_CONNECTION_SCHEMA_GCS-ARTIFACTS': CONNECTION,
    GOOGLE_APPLICATION_CREDENTIALS: '/plx-context/.gc/gc-secret.json',
    CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE: '/plx-context/.gc/gc-secret.json',
  },
  key: KEY_2X,
  files: ['gc-secret.json', 'gcs-key.json', 'of-somebody-else.json'],
};

const made = (fixture: string): V1PodTemplateSpec => runnable(readJson(`fixtures/${fixture}`) as V1PodTemplateSpec);

export const RUN_CASES: readonly RunCase[] = [
  {
    name: '0.6.1-experiment',
    object: pod('0.6.1-experiment', made('polyaxon-0.x/before/01-experiment.json')),
    main: 'polyaxon-experiment-job',
    ...of0x('root/quick-start/experiments/7'),
  },
  {
    name: '0.6.1-notebook',
    object: notebook0x('0.6.1-notebook'),
    main: 'polyaxon-plugin-job',
    ...of0x('root/quick-start/notebooks/2'),
  },
  {
    name: '0.6.1-tfjob-worker',
    object: pod('0.6.1-tfjob-worker', made('polyaxon-0.x/before/03-experiment-tfjob-worker-0.json')),
    main: 'tensorflow',
    ...of0x('root/quick-start/experiments/11'),
  },
  { name: '2.18.0-job', object: job('2.18.0-job'), main: 'polyaxon-main', ...of2x },
  { name: '2.18.0-service', object: service('2.18.0-service'), main: 'polyaxon-main', ...of2x },
  {
    name: '2.18.0-tfjob-worker',
    object: pod('2.18.0-tfjob-worker', made('polyaxon-1.x-2.x/2.18.0-tfjob-worker.json')),
    main: 'tensorflow',
    ...of2x,
  },
];

/** The same template for the pod of another case. */
export function labelled(name: string, { metadata, spec }: V1PodTemplateSpec): V1PodTemplateSpec {
  return { metadata: { ...metadata, labels: { ...metadata?.labels, [CASE_LABEL]: name } }, ...(spec && { spec }) };
}

function pod(name: string, template: V1PodTemplateSpec): V1Pod {
  return { apiVersion: 'v1', kind: 'Pod', ...labelled(name, template) };
}

/** The Deployment of the 0.6.1 spawner. Only the programs of its pods are changed. */
function notebook0x(name: string): V1Deployment {
  const deployment = readJson('fixtures/polyaxon-0.x/raw/notebook.before.json') as V1Deployment;
  const { namespace: _elsewhere, ...metadata } = deployment.metadata ?? {};
  const { selector, template } = deployment.spec ?? { selector: {}, template: {} };
  return { ...deployment, metadata, spec: { selector, template: labelled(name, runnable(template)) } };
}

/** A Job as the 2.x operator makes it. */
function job(name: string): V1Job {
  const template = labelled(name, made('polyaxon-1.x-2.x/2.18.0-job.json'));
  const metadata = { name: `plx-operation-${UUID_2X}` };
  return { apiVersion: 'batch/v1', kind: 'Job', metadata, spec: { backoffLimit: 0, template } };
}

/** The Deployment of a service as the 2.x operator makes it. */
function service(name: string): V1Deployment {
  const template = labelled(name, made('polyaxon-1.x-2.x/2.18.0-notebook.json'));
  const selector = { matchLabels: template.metadata?.labels ?? {} };
  const metadata = { name: `plx-operation-${UUID_2X}` };
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: { selector, template } };
}

/** The template of an object's pods. */
export const templateOf = (object: RunCase['object']): V1PodTemplateSpec =>
  object.spec !== undefined && 'template' in object.spec ? object.spec.template : (object as V1Pod);
