const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** An authority is replaced after eight months. Four more remain as a reserve. */
export const AUTHORITY_LIFE_MS = 365 * DAY_MS;

/** The longest life of a leaf. This long after an authority stops signing, nobody can serve a leaf of it. */
export const LEAF_LIFE_MS = 7 * DAY_MS;

/** How long a certificate is in the bundle before it signs leaves: enough for all API servers to see it. */
export const JOINING_MS = 30 * SECOND_MS;

/** The least time between two withdrawals. Each makes some calls fail. */
export const WITHDRAWAL_PAUSE_MS = 60 * SECOND_MS;

/** The assumed difference between the clocks of two replicas. */
export const CLOCK_SKEW_MS = 30 * MINUTE_MS;

/** A replica may show an untrusted leaf for this time before it becomes unready. */
export const UNTRUSTED_LIMIT_MS = 60 * SECOND_MS;

/** True if this much time has passed. */
export const hasPassed = (ms: number, { since, now }: { readonly since: Date; readonly now: Date }): boolean =>
  now.getTime() - since.getTime() >= ms;
