/** A value that follows the world: a file, an object in the cluster. */
export interface Followed<T> {
  /** The first value. It waits for as long as there is none. */
  readonly first: Promise<T>;
  current(): T | undefined;
  /** Calls with the present value at once, if there is one, then with each new one. */
  each(use: (value: T) => void): void;
  /** Why the server should not be called yet; undefined if nothing is wrong with the value. */
  whyNotReady(): string | undefined;
  stop(): Promise<void>;
}

/** A value that was there from the beginning. */
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
