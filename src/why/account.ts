import type { Reason } from '../injection/reasons.ts';
import { line } from '../text/line.ts';
import type { Fact, Step } from './fact.ts';

/** All that is told about one pod. */
export interface Account {
  /** `Pod team/train-1`, for people. */
  readonly subject: string;
  /** What became of the pod, or would: a reason, in a few words. */
  readonly verdict: string;
  readonly reason: Reason;
  readonly facts: readonly Fact[];
  /** True if something is wrong that a person can mend. */
  readonly isBad: boolean;
  /** The one thing to do, or that there is nothing to do. */
  readonly cure: string;
}

/** Before these steps the pod meets the webhook. A pod that was answered has them behind it. */
const ON_THE_WAY: ReadonlySet<Step> = new Set(['namespace', 'webhook', 'replicas']);

/** Names in a file are any text, and a terminal obeys control characters. */
const LONGEST = 1000;

interface Told extends Pick<Account, 'subject' | 'verdict' | 'reason' | 'facts'> {
  /** True if the webhook answered for this very pod. Then what lies on the way there is not its ailment. */
  readonly isAnswered: boolean;
}

/** The first fault with a cure is the one to mend: those after it may follow from it. Else the first doubt. */
export function accountOf({ subject, verdict, reason, facts, isAnswered }: Told): Account {
  const behind = facts.filter(({ step }) => isAnswered && ON_THE_WAY.has(step));
  const inOrder = [...facts.filter((fact) => !behind.includes(fact)), ...behind];
  const curable = inOrder.filter(({ cure }) => cure !== undefined);
  const fault = curable.find(({ mark }) => mark === 'bad');
  const doubt = curable.find(({ mark }) => mark === 'unknown');
  return {
    subject: line(subject, LONGEST),
    verdict,
    reason,
    facts: facts.map((fact) => ({ ...fact, text: line(fact.text, LONGEST) })),
    isBad: fault !== undefined,
    cure: line((fault ?? doubt)?.cure ?? 'Nothing to do.', LONGEST),
  };
}
