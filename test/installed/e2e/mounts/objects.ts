import type { Cluster } from '../../../../lab/kubernetes/cluster.ts';
import { createTeam } from '../team.ts';
import { HOST_FOLDER, HOST_FOLDER_READ_ONLY } from './cases/volumes.ts';
import { INJECTED, SECRETS, TWIN } from './installation.ts';

export const NAMESPACES = [TWIN, ...INJECTED];
const CLAIMS = { datasets: HOST_FOLDER, 'read-only': HOST_FOLDER_READ_ONLY };

const volumeName = (namespace: string, claim: string) => `mounts-${namespace}-${claim}`;
const eachClaim = (namespace: string) => Object.entries(CLAIMS).map(([name, path]) => ({ namespace, name, path }));

/** The namespaces with everything that the cases mount. */
export async function createObjects(cluster: Cluster): Promise<void> {
  for (const namespace of NAMESPACES) {
    await createTeam(cluster, namespace, { secrets: SECRETS, ...(namespace === TWIN ? { labels: {} } : {}) });
    const data = { GOOGLE_APPLICATION_CREDENTIALS: '/mine/key.json' };
    const settings = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings', namespace }, data };
    const items = [settings, ...eachClaim(namespace).flatMap(claimAndVolume)];
    await cluster.kubectl(['create', '--filename=-'], JSON.stringify({ apiVersion: 'v1', kind: 'List', items }));
  }
}

/** The objects outside of namespaces. */
export async function removeVolumes({ kubectl }: Cluster): Promise<void> {
  const names = NAMESPACES.flatMap((namespace) => eachClaim(namespace).map(({ name }) => volumeName(namespace, name)));
  await kubectl(['delete', 'persistentvolumes', ...names, '--ignore-not-found', '--wait=false']);
}

function claimAndVolume({ namespace, name, path }: ReturnType<typeof eachClaim>[number]): readonly object[] {
  const volume = volumeName(namespace, name);
  const size = { storage: '1Mi' };
  const common = { accessModes: ['ReadWriteMany'], storageClassName: '' };
  return [
    {
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { name: volume },
      spec: { ...common, capacity: size, hostPath: { path }, claimRef: { namespace, name } },
    },
    {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name, namespace },
      spec: { ...common, resources: { requests: size }, volumeName: volume },
    },
  ];
}
