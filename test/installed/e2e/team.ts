import type { Cluster } from '../../../lab/kubernetes/cluster.ts';
import { namespaceManifest } from '../../../lab/kubernetes/made-namespaces.ts';
import { OPTED_IN } from '../../support/public-names.ts';

/** Keys of a service account, as far as tests read them. Each says which one it is. */
export const KEY_0X = '{"type":"service_account","project_id":"of-0x"}';
export const KEY_2X = '{"type":"service_account","project_id":"of-2x"}';

/** The Secret that the fixtures of both generations name, with a key for each, and one that no run may see. */
const GCS_SECRET = {
  'gcs-secret': { 'gcs-key.json': KEY_0X, 'gc-secret.json': KEY_2X, 'of-somebody-else.json': '{}' },
};

/** The objects of Polyaxon's own installation in the namespace of its runs. The names are those of the fixtures. */
const SERVICE_ACCOUNTS = [
  'polyaxon-polyaxon-workers-serviceaccount',
  'polyaxon-polyaxon-serviceaccount',
  'polyaxon-polyaxon-runs-sa',
  'polyaxon-polyaxon-agent-sa',
];
const POLYAXON_SECRET = { 'polyaxon-polyaxon-secret': { POLYAXON_SECRET_INTERNAL_TOKEN: 'internal' } };

type Secrets = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface Team {
  /** Labels of the namespace. By default they opt it in. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly secrets?: Secrets;
}

/** Makes a namespace in which the pods of the fixtures can run. */
export async function createTeam(cluster: Cluster, namespace: string, team: Team = {}): Promise<void> {
  const { labels = OPTED_IN, secrets = GCS_SECRET } = team;
  const items = [
    namespaceManifest(namespace, labels),
    ...SERVICE_ACCOUNTS.map((name) => ({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace } })),
    ...Object.entries<Secrets[string]>({ ...POLYAXON_SECRET, ...secrets }).map(([name, stringData]) => ({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name, namespace },
      stringData,
    })),
  ];
  await cluster.kubectl(['create', '--filename=-'], JSON.stringify({ apiVersion: 'v1', kind: 'List', items }));
  await cluster.kubectl([
    'wait',
    '--for=create',
    'serviceaccount/default',
    `--namespace=${namespace}`,
    '--timeout=600s',
  ]);
}
