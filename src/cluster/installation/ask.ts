import { type Seen, seen, unseen } from '../../doctor/finding.ts';
import { causeOf, isForbidden, statusOf } from '../call.ts';

/** One question to the API server. A refusal is an answer too: `right` says what the caller would need. */
export async function ask<T>(right: string, question: () => Promise<T>): Promise<Seen<T>> {
  try {
    return seen(await question());
  } catch (error) {
    if (statusOf(error) === 404) return { kind: 'absent' };
    return unseen(isForbidden(error) ? `you have no right to ${right}` : causeOf(error));
  }
}

/** The next question, if this one was answered. */
export const andThen = async <A, B>(answer: Seen<A>, next: (value: A) => Promise<Seen<B>>): Promise<Seen<B>> =>
  answer.kind === 'seen' ? next(answer.value) : answer;
