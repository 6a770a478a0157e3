import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { API_SERVER_CLUSTER_IP, API_SERVER_URL, NODE_ADDRESS } from '../addresses.ts';
import {
  type Authority,
  type Credentials,
  createAuthority,
  createSigningKeys,
  issue,
  type Subject,
} from '../certificates.ts';
import { kubeconfig } from '../kubeconfig.ts';

export const NODE_NAME = 'node';

const CLIENTS: Readonly<Record<string, Subject>> = {
  admin: { name: 'admin', group: 'system:masters' },
  'controller-manager': { name: 'system:kube-controller-manager' },
  scheduler: { name: 'system:kube-scheduler' },
  kubelet: { name: `system:node:${NODE_NAME}`, group: 'system:nodes' },
  proxy: { name: 'system:kube-proxy' },
  'apiserver-kubelet': { name: 'apiserver-kubelet', group: 'system:masters' },
  'front-proxy': { name: 'front-proxy' },
};

const API_SERVER: Subject = {
  name: 'kube-apiserver',
  hosts: [
    { type: 'ip', value: NODE_ADDRESS },
    { type: 'ip', value: API_SERVER_CLUSTER_IP },
    { type: 'ip', value: '127.0.0.1' },
    ...['localhost', 'kubernetes', 'kubernetes.default', 'kubernetes.default.svc'].map((value) => ({
      type: 'dns' as const,
      value,
    })),
  ],
};

const KUBELET: Subject = { name: NODE_NAME, hosts: [{ type: 'ip', value: NODE_ADDRESS }] };

/** Files of every client and server in the cluster. `path('admin.kubeconfig')`, `path('apiserver.crt')`, … */
export interface Identities {
  readonly authority: Authority;
  readonly admin: Credentials;
  path(file: string): string;
}

/** Writes `<name>.crt`, `<name>.key` and, for clients, `<name>.kubeconfig` into a new folder. */
export async function createIdentities(folder: string): Promise<Identities> {
  mkdirSync(folder, { recursive: true });
  const path = (file: string) => join(folder, file);
  const authority = await createAuthority();
  writeCredentials(path('ca'), authority);
  writeCredentials(path('apiserver'), await issue(authority, API_SERVER));
  writeCredentials(path('kubelet-serving'), await issue(authority, KUBELET));
  const signing = createSigningKeys();
  writeFileSync(path('service-accounts.key'), signing.privateKey);
  writeFileSync(path('service-accounts.pub'), signing.publicKey);
  const clients = Object.entries(CLIENTS).map(async ([file, subject]) => {
    const credentials = await issue(authority, subject);
    writeCredentials(path(file), credentials);
    writeFileSync(path(`${file}.kubeconfig`), kubeconfig(API_SERVER_URL, authority, credentials));
    return credentials;
  });
  const [admin] = await Promise.all(clients);
  if (!admin) throw new Error('there is no admin among the clients');
  return { authority, admin, path };
}

function writeCredentials(base: string, { certificate, key }: Credentials): void {
  writeFileSync(`${base}.crt`, certificate);
  writeFileSync(`${base}.key`, key, { mode: 0o600 });
}
