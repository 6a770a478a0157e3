import type { Present } from './followed.ts';
import { held } from './held.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { poll } from './poll.ts';

export interface FilesReport<T> {
  /** A new value is in use. */
  readonly applied: (value: T) => void;
  /** The files changed but are unusable. The value before stays in use. */
  readonly refused: (error: unknown) => void;
}

export interface Files<T> extends FilesReport<T> {
  readonly paths: readonly string[];
  /** Makes the value from all the files. Throws if they are unusable. */
  readonly read: () => Promise<T>;
  readonly isSame: (one: T, other: T) => boolean;
  readonly intervalMs?: number | undefined;
}

/** Reads files and follows them. Throws only if the first value is unusable. */
export async function followFiles<T>(files: Files<T>): Promise<Present<T>> {
  const { paths, read, isSame, applied, refused, intervalMs } = files;
  const values = held<T>();
  let current: T = await read();
  values.set(current);
  let isStopped = false;
  const apply = (next: T): void => {
    if (isStopped || isSame(next, current)) return;
    current = next;
    values.set(next);
    applied(next);
  };
  const refuse = (error: unknown): void => {
    if (!isStopped) refused(error);
  };
  const reload = oneAtATime(() => read().then(apply).catch(refuse));
  const polls = paths.map((path) => poll(path, () => void reload(), intervalMs));
  // The poll does not notice a change between the first read and its own first look.
  await reload();
  return {
    ...values,
    current: () => current,
    whyNotReady: () => undefined,
    stop: async () => {
      isStopped = true;
      for (const stopPolling of polls) stopPolling();
    },
  };
}
