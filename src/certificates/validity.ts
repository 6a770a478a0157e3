/** From when to when a certificate is good. */
export interface Validity {
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** Clocks of nodes differ: a certificate that is valid from this very second is refused by some. */
const BACKDATED_MS = 60 * 60 * 1000;

/** A certificate is replaced after two thirds of its life: the last third is there for whatever hinders that. */
const RENEWED_AFTER = 2 / 3;

export const validFor = (ms: number, now: Date): Validity => ({
  notBefore: new Date(now.getTime() - BACKDATED_MS),
  notAfter: new Date(now.getTime() + ms),
});

export const isExpired = ({ notAfter }: Validity, now: Date): boolean => notAfter <= now;

/** Tells whether two thirds of the life have gone by. */
export const isDue = ({ notBefore, notAfter }: Validity, now: Date): boolean =>
  now.getTime() - notBefore.getTime() >= RENEWED_AFTER * (notAfter.getTime() - notBefore.getTime());
