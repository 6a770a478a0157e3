import type { Cloud } from '../cloud.ts';
import type { Answer } from '../http/answer.ts';
import { type CallHead, targetOf } from '../http/call.ts';
import type { SeenCall } from './report.ts';

/** Records a call with its answer, and returns the answer. */
export function noteCall(cloud: Cloud, call: CallHead, answer: Answer, account?: string): Answer {
  cloud.ledger.calls.push({ ...describe(call), status: answer.status, ...(account && { account }) });
  return answer;
}

/** Records a call that a fault ended. */
export function noteFaultedCall(cloud: Cloud, call: CallHead, status: SeenCall['status']): void {
  cloud.ledger.calls.push({ ...describe(call), status, faulted: true });
}

/** Records a call whose body ended too early. */
export function noteAbortedCall(cloud: Cloud, call: CallHead): void {
  cloud.ledger.calls.push({ ...describe(call), status: 'aborted' });
}

function describe(call: CallHead) {
  const { method, host, headers } = call;
  return { method, host, target: targetOf(call), userAgent: headers['user-agent'] ?? '' };
}
