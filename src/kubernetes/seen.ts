/** A fact that was looked for in a cluster or a file. The cause of `unseen` is for people: `you have no right to get it`. */
export type Seen<T> =
  | { readonly kind: 'seen'; readonly value: T }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unseen'; readonly why: string };

export const seen = <T>(value: T): Seen<T> => ({ kind: 'seen', value });
export const unseen = (why: string): Seen<never> => ({ kind: 'unseen', why });

/** The next question, if this one was answered. */
export const andThen = async <A, B>(first: Seen<A>, next: (value: A) => Promise<Seen<B>>): Promise<Seen<B>> =>
  first.kind === 'seen' ? next(first.value) : first;
