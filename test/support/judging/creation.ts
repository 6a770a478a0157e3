import type { Call } from './took.ts';

/** The result of one attempt to create a run. */
export type Outcome =
  | { readonly kind: 'injected'; readonly outputs: string }
  | { readonly kind: 'uninjected' }
  /** The API server refused. */
  | { readonly kind: 'refused'; readonly why: string }
  /**
   * No answer came. The connection to the API server failed or broke, or the API server said that it answers nobody.
   */
  | { readonly kind: 'unanswered'; readonly why: string };

export type Creation = Outcome & Call;
