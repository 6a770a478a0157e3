import { NODE_ADDRESS } from '../../../lab/kubernetes/addresses.ts';

export interface ReachedService {
  readonly name: string;
  readonly namespace: string;
  /** The address of a process of this machine. */
  readonly port: number;
}

/** A Service for a process beside the API server. The API server needs `--enable-aggregator-routing=true` for it. */
export const reachedService = ({ name, namespace, port }: ReachedService): readonly object[] => [
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace },
    spec: { ports: [{ port: 443, targetPort: port }] },
  },
  {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name, namespace, labels: { 'kubernetes.io/service-name': name } },
    addressType: 'IPv4',
    ports: [{ port, protocol: 'TCP' }],
    endpoints: [{ addresses: [NODE_ADDRESS], conditions: { ready: true } }],
  },
  {
    // Older API servers read this instead of the slice.
    apiVersion: 'v1',
    kind: 'Endpoints',
    metadata: { name, namespace, labels: { 'endpointslice.kubernetes.io/skip-mirror': 'true' } },
    subsets: [{ addresses: [{ ip: NODE_ADDRESS }], ports: [{ port, protocol: 'TCP' }] }],
  },
];
