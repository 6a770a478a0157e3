import { hasPassed, UNTRUSTED_LIMIT_MS } from './lifetimes.ts';

/** Gives why this replica should not be called, from what is wrong at the moment. */
export type Patience = (wrong: string | undefined, now: Date) => string | undefined;

/** Strict until all was well once. Later a fault must last before it counts, so that replicas do not fall together. */
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
