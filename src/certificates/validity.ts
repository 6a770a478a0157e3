/** The time in which a certificate is valid. */
export interface Validity {
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** Clocks of nodes differ. Some would refuse a certificate whose life begins this very second. */
const BACKDATED_MS = 60 * 60 * 1000;

/** A certificate is replaced after two thirds of its life. The last third is a reserve for failures. */
const RENEWED_AFTER = 2 / 3;

export const validFor = (ms: number, now: Date): Validity => ({
  notBefore: new Date(now.getTime() - BACKDATED_MS),
  notAfter: new Date(now.getTime() + ms),
});

export const isExpired = ({ notAfter }: Validity, now: Date): boolean => notAfter <= now;

/** True if two thirds of the life are over. */
export const isDue = ({ notBefore, notAfter }: Validity, now: Date): boolean =>
  now.getTime() - notBefore.getTime() >= RENEWED_AFTER * (notAfter.getTime() - notBefore.getTime());
