import { type Decision, type DecisionInput, decide } from '../injection/decide.ts';
import { type AdmissionAnswer, answer } from './answer.ts';
import { type Concern, concernOf } from './concern.ts';
import { patchText } from './patch-text.ts';
import { type AdmissionRequest, receive } from './review.ts';
import { assertApplies } from './self-check.ts';
import { type Whose, whoseOf } from './whose.ts';

/** What an admission decides from, by the namespace of its request. */
export type InputFor = (namespace: string) => DecisionInput;

export type Admission =
  | {
      readonly kind: 'answered';
      readonly request: AdmissionRequest;
      readonly whose: Whose;
      readonly decision: Decision;
      readonly answer: AdmissionAnswer;
      readonly concern?: Concern | undefined;
    }
  | { readonly kind: 'malformed'; readonly message: string }
  /** The answer is larger than what etcd can store. */
  | { readonly kind: 'too_large'; readonly message: string };

/** One whole admission, from the parsed body to the answer. Throws only for a fault of ours. */
export function admit(body: unknown, inputFor: InputFor): Admission {
  const received = receive(body);
  if (received.kind === 'malformed') return received;
  const { request } = received;
  const input = inputFor(request.namespace ?? '');
  const pod = received.kind === 'created_pod' ? received.pod : undefined;
  const decision = pod === undefined ? NOT_A_CREATED_POD : decide(pod, input);
  const patch = patchText(decision.operations);
  if (patch.kind === 'too_large') return patch;
  if (pod !== undefined) assertApplies(pod, decision.operations);
  return {
    kind: 'answered',
    request,
    whose: whoseOf(request, pod),
    decision,
    answer: answer(request.uid, { decision, patch: patch.text, configHash: input.settings.configHash }),
    concern: pod && concernOf(request, pod, decision),
  };
}

const NOT_A_CREATED_POD: Decision = {
  result: 'skipped',
  reason: 'not_a_created_pod',
  operations: [],
  warnings: [],
  generation: 'none',
  steps: {},
};
