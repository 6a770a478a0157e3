import { API_SERVER_PORT, NODE_ADDRESS, SERVICE_RANGE } from '../addresses.ts';
import type { Identities } from './identities.ts';

const ETCD_URL = 'http://127.0.0.1:2379';

export function etcdFlags(dataDirectory: string): string[] {
  return [
    `--data-dir=${dataDirectory}`,
    `--listen-client-urls=${ETCD_URL}`,
    `--advertise-client-urls=${ETCD_URL}`,
    '--listen-peer-urls=http://127.0.0.1:2380',
    '--unsafe-no-fsync=true',
    '--log-level=warn',
  ];
}

export function apiServerFlags({ path }: Identities): string[] {
  return [
    `--etcd-servers=${ETCD_URL}`,
    `--bind-address=${NODE_ADDRESS}`,
    `--secure-port=${API_SERVER_PORT}`,
    `--advertise-address=${NODE_ADDRESS}`,
    `--service-cluster-ip-range=${SERVICE_RANGE}`,
    `--tls-cert-file=${path('apiserver.crt')}`,
    `--tls-private-key-file=${path('apiserver.key')}`,
    `--client-ca-file=${path('ca.crt')}`,
    `--service-account-key-file=${path('service-accounts.pub')}`,
    `--service-account-signing-key-file=${path('service-accounts.key')}`,
    '--service-account-issuer=https://kubernetes.default.svc.cluster.local',
    '--authorization-mode=Node,RBAC',
    '--kubelet-preferred-address-types=InternalIP', // the default asks a DNS server for the node's name
    `--kubelet-client-certificate=${path('apiserver-kubelet.crt')}`,
    `--kubelet-client-key=${path('apiserver-kubelet.key')}`,
    ...aggregationFlags(path),
  ];
}

function aggregationFlags(path: Identities['path']): string[] {
  return [
    `--requestheader-client-ca-file=${path('ca.crt')}`,
    '--requestheader-allowed-names=front-proxy',
    '--requestheader-username-headers=X-Remote-User',
    '--requestheader-group-headers=X-Remote-Group',
    '--requestheader-extra-headers-prefix=X-Remote-Extra-',
    `--proxy-client-cert-file=${path('front-proxy.crt')}`,
    `--proxy-client-key-file=${path('front-proxy.key')}`,
  ];
}

export function controllerManagerFlags({ path }: Identities): string[] {
  return [
    ...leaderlessFlags(path('controller-manager.kubeconfig')),
    '--kube-api-qps=500', // with the default of 20 a second the first pod waits 6 s for its service account
    '--kube-api-burst=1000',
    '--use-service-account-credentials=true',
    `--service-account-private-key-file=${path('service-accounts.key')}`,
    `--root-ca-file=${path('ca.crt')}`,
    `--cluster-signing-cert-file=${path('ca.crt')}`,
    `--cluster-signing-key-file=${path('ca.key')}`,
  ];
}

export function schedulerFlags({ path }: Identities): string[] {
  return leaderlessFlags(path('scheduler.kubeconfig'));
}

function leaderlessFlags(kubeconfig: string): string[] {
  return [
    `--kubeconfig=${kubeconfig}`,
    `--authentication-kubeconfig=${kubeconfig}`,
    `--authorization-kubeconfig=${kubeconfig}`,
    '--bind-address=127.0.0.1',
    '--leader-elect=false',
  ];
}

/** Level Metadata has audit annotations, which tests look for, and no bodies. */
export function auditFlags(policyFile: string, logFile: string): string[] {
  return [`--audit-policy-file=${policyFile}`, `--audit-log-path=${logFile}`];
}
