import type { Certificate } from '../certificates/certificate.ts';
import type { Authority } from './kept.ts';

/** The next thing to do. */
export type Step =
  | { readonly kind: 'nothing' }
  /** Make each entry trust exactly these. */
  | { readonly kind: 'write-bundle'; readonly certificates: readonly Certificate[] }
  /** Serve with a new leaf of this authority. */
  | { readonly kind: 'issue-leaf'; readonly from: Authority }
  /** Retire unknown certificates of the bundle: their authority was lost. */
  | { readonly kind: 'retire'; readonly certificates: readonly Certificate[] }
  /** Make an authority that is trusted instead of these, at once. */
  | { readonly kind: 'withdraw'; readonly certificates: readonly Certificate[] }
  | { readonly kind: 'make-first-authority' }
  | { readonly kind: 'start-rotation' }
  | { readonly kind: 'issue-from-joined' }
  | { readonly kind: 'forget-retired' };

export const NOTHING: Step = { kind: 'nothing' };
