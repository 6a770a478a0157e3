import type { Certificate } from '../certificates/certificate.ts';
import { type Validity, validFor } from '../certificates/validity.ts';
import type { Authority, Kept } from './kept.ts';
import { LEAF_LIFE_MS } from './lifetimes.ts';
import { LEAKED_ANNOTATION, ROTATE_ANNOTATION } from './secret-data.ts';
import type { Step } from './step.ts';
import { withFirst, withJoinedIssuing, withJoining, withoutRetired, withRetired } from './transitions.ts';
import { withWithdrawn } from './withdrawal.ts';

/** The write that a step causes, and its place. */
export type Effect =
  | { readonly kind: 'nothing' }
  /** Every entry of the webhook configuration must trust exactly these. */
  | { readonly kind: 'write-bundle'; readonly certificates: readonly Certificate[] }
  /** This replica must serve with a new leaf. */
  | { readonly kind: 'issue-leaf'; readonly from: Authority; readonly validity: Validity }
  /** The Secret must hold this. */
  | { readonly kind: 'keep'; readonly kept: Kept }
  /**
   * A new authority must be made, and the Secret must hold what `keptWith` returns for it. This fulfils the requests of
   * a person that these annotations made.
   */
  | {
      readonly kind: 'keep-with-new-authority';
      readonly keptWith: (made: Authority) => Kept;
      readonly fulfils: readonly string[];
    };

/** Returns the effect of a step that was decided on this state. */
export function apply(step: Step, kept: Kept, now: Date): Effect {
  switch (step.kind) {
    case 'nothing':
    case 'write-bundle':
      return step;
    case 'issue-leaf':
      return { ...step, validity: leafValidity(step.from, now) };
    case 'retire':
      return { kind: 'keep', kept: withRetired(kept, step.certificates, now) };
    case 'issue-from-joined':
      return { kind: 'keep', kept: withJoinedIssuing(kept, now) };
    case 'forget-retired':
      return { kind: 'keep', kept: withoutRetired(kept) };
    case 'make-first-authority':
      return newAuthority((made) => withFirst(made, kept), [ROTATE_ANNOTATION]);
    case 'start-rotation':
      return newAuthority((made) => withJoining(kept, made), [ROTATE_ANNOTATION]);
    case 'withdraw':
      return newAuthority(
        (issuing) => withWithdrawn(kept, { certificates: step.certificates, issuing, now }),
        [ROTATE_ANNOTATION, LEAKED_ANNOTATION],
      );
  }
}

const newAuthority = (keptWith: (made: Authority) => Kept, fulfils: readonly string[]): Effect => ({
  kind: 'keep-with-new-authority',
  keptWith,
  fulfils,
});

/** No leaf outlives its authority. */
function leafValidity({ certificate }: Authority, now: Date): Validity {
  const { notBefore, notAfter } = validFor(LEAF_LIFE_MS, now);
  return { notBefore, notAfter: new Date(Math.min(notAfter.getTime(), certificate.notAfter.getTime())) };
}
