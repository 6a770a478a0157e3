import { between, type Call, type Moment, NO_TIME } from './took.ts';
import { broken, judgeTime, KEPT, type Verdict } from './verdict.ts';

/** Replicas that replace others, with another configuration. */
export interface Replacement {
  /** The end of the command that replaced them. */
  readonly done: Moment;
  /** When the old replicas were gone. */
  readonly gone: Moment;
}

/** A replica that ends closes each connection after its next answer, and kube-proxy sends it no new ones. */
const LATE_LIMIT_MS = 5000;

/**
 * Judges the calls that the old replicas answered. None may be sent after they are gone, and few after the end of the
 * command.
 */
export function judgeReplaced(answeredByOld: readonly Call[], { done, gone }: Replacement): readonly Verdict[] {
  const ghosts = answeredByOld.filter(({ sent }) => sent.atMs > gone.atMs).length;
  const late = answeredByOld.map(({ sent }) => between(done, sent)).toSorted((a, b) => b.tookMs - a.tookMs);
  const [last = NO_TIME] = late;
  return [
    ghosts === 0 ? KEPT : broken(`${ghosts} answers of the old configuration after its replicas were gone`),
    judgeTime('the end of the old configuration', last, LATE_LIMIT_MS),
  ];
}
