import type { BenchPod } from '../bodies/managed-fields.ts';

export interface Review {
  readonly request: { readonly uid: string; readonly object: BenchPod };
}

/** What an engineer would write by hand for the pods of this bench, and for no others: the floor of any decision. */
export function handBuilt({ request }: Review, configHash: string) {
  const { uid, object: pod } = request;
  const { labels } = pod.metadata;
  const isRun =
    labels['app.kubernetes.io/managed-by'] === 'polyaxon' && labels['app.kubernetes.io/part-of'] === 'polyaxon-runs';
  if (!isRun) return { uid, allowed: true };
  const patch = Buffer.from(JSON.stringify(operationsFor(pod, configHash))).toString('base64');
  return { uid, allowed: true, patchType: 'JSONPatch', patch };
}

function operationsFor({ metadata, spec }: BenchPod, configHash: string) {
  const index = spec.containers.findIndex(({ name }) => name === 'polyaxon-main');
  const present = new Set(spec.containers[index]?.env?.map(({ name }) => name));
  const { name, schema, secret } = storeOf(spec.containers);
  const outputs = `${schema.bucket}/${metadata.labels['app.kubernetes.io/instance']}/outputs`;
  const entry = JSON.stringify({
    name,
    kind: 'gcs',
    schema: { bucket: schema.bucket },
    secret: { name: secret.name, mountPath: secret.mountPath },
  });
  const file = `${secret.mountPath}/gc-secret.json`;
  const env = [
    ['POLYAXON_RUN_OUTPUTS_PATH', outputs],
    ['POLYAXON_CONNECTIONS_CATALOG', `{"connections":[${entry}]}`],
    ['POLYAXON_CONNECTION_SCHEMA_GCS-ARTIFACTS', entry],
    ['GOOGLE_APPLICATION_CREDENTIALS', file],
    ['CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE', file],
  ].filter(([variable]) => !present.has(variable));
  const key = `${secret.name}/gc-secret.json`;
  const status = { v: 1, reason: 'injected', config: configHash, secret: key, key: 'unchecked', outputs };
  return [
    ...env.map(([variable, value]) => add(`/spec/containers/${index}/env/-`, { name: variable, value })),
    add(`/spec/containers/${index}/volumeMounts/-`, { name: secret.name, mountPath: secret.mountPath, readOnly: true }),
    add('/metadata/annotations/polyaxon-gcs-injector.io~1status', JSON.stringify(status)),
  ];
}

/** The store in the catalog of Polyaxon's own sidecar. */
function storeOf(containers: BenchPod['spec']['containers']) {
  const sidecar = containers.find(({ name }) => name.startsWith('polyaxon-sidecar'));
  const catalog = sidecar?.env?.find(({ name }) => name === 'POLYAXON_CONNECTIONS_CATALOG');
  return JSON.parse(String(catalog?.['value'])).connections[0];
}

const add = (path: string, value: unknown) => ({ op: 'add', path, value });
