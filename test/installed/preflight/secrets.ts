import type { Cluster } from '../../../lab/kubernetes/cluster.ts';

export interface Secrets {
  /** Makes the Secret or replaces its content. */
  put(namespace: string, name: string, data: Readonly<Record<string, string>>): Promise<void>;
  remove(namespace: string, name: string): Promise<void>;
}

/** Secrets as people make them: with `kubectl apply`, which keeps a copy of the data in an annotation. */
export const secretsIn = ({ kubectl }: Cluster): Secrets => ({
  put: async (namespace, name, values) => {
    const data = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, base64(value)]));
    const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { namespace, name }, data };
    await kubectl(['apply', '--filename=-'], JSON.stringify(secret));
  },
  remove: async (namespace, name) => {
    await kubectl(['delete', 'secret', name, `--namespace=${namespace}`]);
  },
});

const base64 = (text: string): string => Buffer.from(text).toString('base64');
