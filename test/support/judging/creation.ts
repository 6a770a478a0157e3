import type { Call } from './took.ts';

/** What came of one attempt to create a run. */
export type Outcome =
  | { readonly kind: 'injected'; readonly outputs: string }
  | { readonly kind: 'uninjected' }
  /** The API server answered, and the answer is no. */
  | { readonly kind: 'refused'; readonly why: string }
  /** No answer came: the connection to the API server could not be made, or broke, or it said that it answers nobody. */
  | { readonly kind: 'unanswered'; readonly why: string };

export type Creation = Outcome & Call;
