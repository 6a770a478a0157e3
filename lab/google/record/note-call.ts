import type { Cloud } from '../cloud.ts';
import type { Answer } from '../http/answer.ts';
import { type CallHead, targetOf } from '../http/call.ts';
import type { SeenCall } from './report.ts';

/** Writes a call and its answer down, and gives the answer back. */
export function noteCall(cloud: Cloud, call: CallHead, answer: Answer, account?: string): Answer {
  cloud.ledger.calls.push({ ...describe(call), status: answer.status, ...(account && { account }) });
  return answer;
}

/** Writes down a call whose end a fault decided. */
export function noteFaultedCall(cloud: Cloud, call: CallHead, status: SeenCall['status']): void {
  cloud.ledger.calls.push({ ...describe(call), status, faulted: true });
}

/** Writes down a call whose body never came to its end. */
export function noteAbortedCall(cloud: Cloud, call: CallHead): void {
  cloud.ledger.calls.push({ ...describe(call), status: 'aborted' });
}

function describe(call: CallHead) {
  const { method, host, headers } = call;
  return { method, host, target: targetOf(call), userAgent: headers['user-agent'] ?? '' };
}
