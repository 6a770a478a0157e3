import { hasPassed, UNTRUSTED_LIMIT_MS } from './lifetimes.ts';

/** Turns a present fault into a reason not to call this replica. */
export type Patience = (wrong: string | undefined, now: Date) => string | undefined;

/**
 * Strict until the first moment without a fault. Later a fault counts only if it lasts, so that replicas do not become
 * unready together.
 */
export function patience(): Patience {
  let wasWell = false;
  let wrongSince: Date | undefined;
  return (wrong, now) => {
    if (wrong === undefined) {
      wasWell = true;
      wrongSince = undefined;
      return undefined;
    }
    wrongSince ??= now;
    return wasWell && !hasPassed(UNTRUSTED_LIMIT_MS, { since: wrongSince, now }) ? undefined : wrong;
  };
}
