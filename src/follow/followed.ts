/** A value that follows the outside world: a file, or an object in the cluster. */
export interface Followed<T> {
  /** The first value. It waits until there is one. */
  readonly first: Promise<T>;
  current(): T | undefined;
  /** Calls back at once if there is a value, then with each new one. */
  each(use: (value: T) => void): void;
  /** Why callers should not call the server yet; undefined if the value is good. */
  whyNotReady(): string | undefined;
  stop(): Promise<void>;
}

/** A value that exists from the beginning. */
export interface Present<T> extends Followed<T> {
  current(): T;
}

/** A value that never changes. */
export const always = <T>(value: T): Present<T> => ({
  first: Promise.resolve(value),
  current: () => value,
  each: (use) => use(value),
  whyNotReady: () => undefined,
  stop: () => Promise.resolve(),
});
