const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** An authority is replaced after eight months, and has four more to be replaced in. */
export const AUTHORITY_LIFE_MS = 365 * DAY_MS;

/** No leaf is good for longer: after this time nobody can serve one of an authority that issues no more. */
export const LEAF_LIFE_MS = 7 * DAY_MS;

/** How long a certificate is in the bundle before leaves are issued from it: the time that all API servers get to see it. */
export const JOINING_MS = 30 * SECOND_MS;

/** By how much the clocks of two replicas may differ. */
export const CLOCK_SKEW_MS = 30 * MINUTE_MS;

/** How long a replica may show a leaf that is not trusted before it stops being ready. */
export const UNTRUSTED_LIMIT_MS = 60 * SECOND_MS;

/** Tells whether so much time has gone by. */
export const hasPassed = (ms: number, { since, now }: { readonly since: Date; readonly now: Date }): boolean =>
  now.getTime() - since.getTime() >= ms;
