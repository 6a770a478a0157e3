import type { V1Pod } from '@kubernetes/client-node';
import type { ReplicaMetrics } from '../../doctor/facts.ts';
import { andThen, type Seen, unseen } from '../../kubernetes/seen.ts';
import type { ClusterApi } from '../api.ts';
import { ask } from '../ask.ts';

const LIMIT_MS = 5_000;

/** What a replica says of itself, read through the API server. */
export async function readReplicaMetrics(
  api: ClusterApi,
  { metadata, spec, status }: V1Pod,
): Promise<Seen<ReplicaMetrics>> {
  const ports = spec?.containers.flatMap((container) => container.ports ?? []) ?? [];
  const port = ports.find(({ name }) => name === 'metrics')?.containerPort;
  if (port === undefined || status?.phase !== 'Running') return unseen('it does not run');
  const path = `/api/v1/namespaces/${metadata?.namespace}/pods/${metadata?.name}:${port}/proxy/metrics`;
  const signal = AbortSignal.timeout(LIMIT_MS);
  const text = await ask('get pods/proxy', async () => textOf(await api.stream({ path, query: {}, signal })));
  return andThen(text, async (value) => ({ kind: 'seen', value: metricsIn(value) }));
}

async function textOf(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** The two metrics that `doctor` compares. */
export function metricsIn(text: string): ReplicaMetrics {
  const hash = /^polyaxon_gcs_injector_config_hash_info\{hash="(\w+)"\} 1$/m.exec(text)?.[1];
  const notAfter = Number(/^polyaxon_gcs_injector_cert_not_after_seconds ([\d.e+]+)$/m.exec(text)?.[1] ?? 0);
  return {
    ...(hash === undefined ? {} : { configHash: hash }),
    ...(notAfter === 0 ? {} : { certNotAfter: new Date(notAfter * 1000) }),
  };
}
