import { ApiException } from '@kubernetes/client-node';

/** What changes through this program is marked with its name in `managedFields`; audit logs show it as the user agent. */
export const FIELD_MANAGER = 'polyaxon-gcs-injector';

/** Somebody else changed the object first: 409 for an update, 422 for a JSON Patch whose test fails. */
export const isConflict = (error: unknown): boolean => statusOf(error) === 409 || statusOf(error) === 422;

/** The right to it is missing. */
export const isForbidden = (error: unknown): boolean => statusOf(error) === 401 || statusOf(error) === 403;

/** The HTTP status of a refusal; undefined if there was no answer. */
export const statusOf = (error: unknown): number | undefined =>
  error instanceof ApiException ? error.code : undefined;

/** A word for the log. Nothing of the request or the answer is in it: those hold keys. */
export function causeOf(error: unknown): string {
  const status = statusOf(error);
  if (status !== undefined) return `the API server answered ${status}`;
  if (!(error instanceof Error)) return 'unknown';
  const { code, cause } = error as NodeJS.ErrnoException;
  // A DOMException has a number there.
  if (typeof code === 'string') return code;
  return cause === undefined ? error.name : causeOf(cause);
}
