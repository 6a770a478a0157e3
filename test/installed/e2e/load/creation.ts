import { messageIn } from '../../../../lab/kubernetes/refusal.ts';
import { annotationsOf, type Pod } from '../../../../src/kubernetes/pod.ts';
import { valuesOf } from '../../../support/builders.ts';
import type { Creation, Outcome } from '../../../support/judging/creation.ts';
import { now } from '../../../support/judging/took.ts';
import { STATUS } from '../../../support/public-names.ts';
import type { Client, Response } from './client.ts';

/** Creates a pod in a namespace and checks what the API server stored. */
export async function createPod(client: Client, namespace: string, pod: string): Promise<Creation> {
  const sent = now();
  const outcome = await client
    .call('POST', `/api/v1/namespaces/${namespace}/pods`, pod)
    .then(outcomeOf, (error): Outcome => ({ kind: 'unanswered', why: String(error) }));
  return { ...outcome, sent, ended: now() };
}

/** An API server that ends refuses every request before it reads it. Clients retry. */
const SHUTS_DOWN = '503 apiserver is shutting down';

function outcomeOf({ status, body }: Response): Outcome {
  if (status === 201) return outcomeIn(JSON.parse(body));
  const why = `${status} ${messageIn(body)}`;
  return { kind: why === SHUTS_DOWN ? 'unanswered' : 'refused', why };
}

/** The result that a stored pod shows. */
export function outcomeIn(pod: Pod): Outcome {
  const env = valuesOf(pod.spec.containers[0]?.env);
  const outputs = env['POLYAXON_RUN_OUTPUTS_PATH'] ?? '';
  const isInjected = STATUS in annotationsOf(pod) && env['GOOGLE_APPLICATION_CREDENTIALS'] !== undefined;
  return isInjected ? { kind: 'injected', outputs } : { kind: 'uninjected' };
}
