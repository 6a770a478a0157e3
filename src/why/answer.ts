/** What an API server, or a file, answered to one question. */
export type Answer<T> =
  | { readonly kind: 'seen'; readonly value: T }
  | { readonly kind: 'absent' }
  /** The cause is for people: `you have no right to get it`. */
  | { readonly kind: 'unseen'; readonly because: string };

export const seen = <T>(value: T): Answer<T> => ({ kind: 'seen', value });
export const unseen = (because: string): Answer<never> => ({ kind: 'unseen', because });
