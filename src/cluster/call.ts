import { setTimeout as wait } from 'node:timers/promises';
import { ApiException } from '@kubernetes/client-node';

/** What changes through this program is marked with its name in `managedFields`. */
export const FIELD_MANAGER = 'polyaxon-gcs-injector';

/** An answer that takes longer is of no use: the next tick asks again. */
const TIME_LIMIT_MS = 10_000;

/** Gives up waiting for an answer of the API server after a while. What was asked may still happen, so writes are guarded. */
export async function inTime<T>(answer: Promise<T>): Promise<T> {
  const done = new AbortController();
  const late = wait(TIME_LIMIT_MS, undefined, { signal: done.signal, ref: false }).then(() => {
    throw new Error('the API server does not answer');
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    late.catch(() => undefined);
    done.abort();
  }
}

/** Tells whether somebody else changed the object first: 409 for an update, 422 for a JSON Patch whose test fails. */
export const isConflict = (error: unknown): boolean => statusOf(error) === 409 || statusOf(error) === 422;

/** Tells whether the right to it is missing. */
export const isForbidden = (error: unknown): boolean => statusOf(error) === 401 || statusOf(error) === 403;

/** The HTTP status of an answer, whichever part of the client read it; undefined where there was none. */
export function statusOf(error: unknown): number | undefined {
  if (error instanceof ApiException) return error.code;
  return error instanceof Error ? (error as WatchError).statusCode : undefined;
}

/** How the client's watch says what it was answered. */
type WatchError = Error & { readonly statusCode?: number };

/** In a word for the log, without anything of the request or the answer in it: those hold keys. */
export function causeOf(error: unknown): string {
  const status = statusOf(error);
  if (status !== undefined) return `the API server answered ${status}`;
  if (!(error instanceof Error)) return 'unknown';
  const { code, cause } = error as NodeJS.ErrnoException;
  // A DOMException has a number there.
  if (typeof code === 'string') return code;
  return cause === undefined ? error.name : causeOf(cause);
}
