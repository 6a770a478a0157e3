import { ApiException, type V1Pod } from '@kubernetes/client-node';
import type { ProbeFacts } from '../../doctor/facts.ts';
import { reasonOf } from '../../doctor/runs.ts';
import { isObject, parseObject } from '../../json/object.ts';
import { isPod, type Pod } from '../../kubernetes/pod.ts';
import { type Seen, seen } from '../../kubernetes/seen.ts';
import type { ClusterApi } from '../api.ts';
import { causeOf, isForbidden, statusOf } from '../call.ts';

/** A server-side dry run: the API server asks every webhook and stores nothing. */
export async function probe(
  { core }: ClusterApi,
  namespace: string,
  [generation, pod]: readonly [ProbeFacts['generation'], Pod],
): Promise<ProbeFacts> {
  try {
    const admitted = await core.createNamespacedPod({ namespace, body: pod as V1Pod, dryRun: 'All' });
    return { generation, reason: reasonIn(JSON.parse(JSON.stringify(admitted))) };
  } catch (error) {
    return { generation, ...refusalOf(error) };
  }
}

const reasonIn = (admitted: unknown): Seen<string> => {
  const reason = isPod(admitted) ? reasonOf(admitted) : undefined;
  return reason === undefined ? { kind: 'absent' } : seen(reason);
};

/** A refusal by a webhook or a policy names what refused. Without that name, the caller has no right to create pods. */
function refusalOf(error: unknown): Pick<ProbeFacts, 'reason' | 'refusal'> {
  const message = messageOf(error);
  const isOwnRight = isForbidden(error) && /cannot create resource/.test(message);
  if (isOwnRight) return { reason: { kind: 'unseen', why: 'you have no right to create pods' } };
  if (statusOf(error) === undefined) return { reason: { kind: 'unseen', why: causeOf(error) } };
  return { reason: { kind: 'absent' }, refusal: message };
}

/** The pod of the probe holds nothing secret, so the whole message may be shown. */
function messageOf(error: unknown): string {
  const body: unknown = error instanceof ApiException ? error.body : undefined;
  const status = typeof body === 'string' ? parseObject(body) : body;
  return isObject(status) && typeof status['message'] === 'string' ? status['message'] : causeOf(error);
}
