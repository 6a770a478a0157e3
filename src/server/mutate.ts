import { admit } from '../admission/admit.ts';
import type { AdmissionAnswer } from '../admission/answer.ts';
import type { DecisionInput } from '../injection/decide.ts';
import type { FailurePolicy } from '../injection/verdict.ts';
import { BAD_REQUEST, PAYLOAD_TOO_LARGE, Refused } from './refused.ts';
import { type ReportTo, reportAdmission } from './report.ts';

export interface MutateDeps extends ReportTo {
  readonly inputFor: (namespace: string, failurePolicy: FailurePolicy) => DecisionInput;
}

/** Answers one parsed body. Throws a `Refused` if the body is no admission, and any other error for a fault of ours. */
export function mutate(body: unknown, failurePolicy: FailurePolicy, deps: MutateDeps): AdmissionAnswer {
  const started = performance.now();
  const admission = admit(body, (namespace) => deps.inputFor(namespace, failurePolicy));
  deps.metrics.mutationSeconds.observe((performance.now() - started) / 1000);
  switch (admission.kind) {
    case 'malformed':
      throw new Refused(BAD_REQUEST, admission.message);
    case 'too_large':
      throw new Refused(PAYLOAD_TOO_LARGE, admission.message);
    case 'answered':
      reportAdmission(admission, deps);
      return admission.answer;
  }
}
