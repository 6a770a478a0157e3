import type { Ask } from '../../cluster/ask.ts';
import { readSecret } from '../../gcs/secret-state.ts';
import { isObject } from '../../json/object.ts';
import type { SecretKnowledge } from '../../why/decision/decided.ts';

/** What a viewer can learn of a Secret. Its values are looked at, and never kept or shown. */
export async function lookAtSecret(ask: Ask, namespace: string, name: string | undefined): Promise<SecretKnowledge> {
  if (name === undefined) return { state: { kind: 'unknown' }, because: 'no Secret is named' };
  const answer = await ask(`/api/v1/namespaces/${namespace}/secrets/${name}`);
  if (answer.kind === 'absent') return { state: { kind: 'missing' }, because: '' };
  if (answer.kind === 'unseen') return { state: { kind: 'unknown' }, because: answer.why };
  const data = isObject(answer.value) ? answer.value['data'] : undefined;
  const texts = Object.entries(isObject(data) ? data : {}).map(([key, value]) => [key, String(value)] as const);
  return { state: readSecret(Object.fromEntries(texts)), because: 'it is too large' };
}
