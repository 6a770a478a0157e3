import type { Followed } from './followed.ts';

/** A value that one part of the program sets and others follow. */
export interface Held<T> extends Pick<Followed<T>, 'first' | 'current' | 'each'> {
  set(value: T): void;
}

export function held<T>(): Held<T> {
  const first = Promise.withResolvers<T>();
  const uses: ((value: T) => void)[] = [];
  let current: { readonly value: T } | undefined;
  return {
    first: first.promise,
    current: () => current?.value,
    each: (use) => {
      uses.push(use);
      if (current !== undefined) use(current.value);
    },
    set: (value) => {
      current = { value };
      first.resolve(value);
      for (const use of uses) use(value);
    },
  };
}
