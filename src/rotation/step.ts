import type { Certificate } from '../certificates/certificate.ts';
import type { Authority } from './kept.ts';

/** The one thing to do next. */
export type Step =
  | { readonly kind: 'nothing' }
  /** Make each entry trust exactly these. */
  | { readonly kind: 'write-bundle'; readonly certificates: readonly Certificate[] }
  /** Serve with a new leaf of this authority. */
  | { readonly kind: 'issue-leaf'; readonly from: Authority }
  /** Keep certificates of the bundle that nobody accounts for as retired ones: their authority was lost. */
  | { readonly kind: 'retire'; readonly certificates: readonly Certificate[] }
  | { readonly kind: 'make-first-authority' }
  | { readonly kind: 'start-rotation' }
  | { readonly kind: 'issue-from-joined' }
  | { readonly kind: 'forget-retired' };

export const NOTHING: Step = { kind: 'nothing' };
