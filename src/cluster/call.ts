import { ApiException } from '@kubernetes/client-node';

/** `managedFields` marks each change with this name. Audit logs show it as the user agent. */
export const FIELD_MANAGER = 'polyaxon-gcs-injector';

/** Another writer was faster: 409 for an update, 422 for a JSON Patch whose test fails. */
export const isConflict = (error: unknown): boolean =>
  statusOf(error) === 409 || (statusOf(error) === 422 && !isDenied(error));

/** A validating policy denied it, in the words of the API server. That is a 422 too, and lasts. */
const isDenied = (error: unknown): boolean =>
  error instanceof ApiException && String(error.body).includes(' denied request: ');

/** This program has no right to do it. */
export const isForbidden = (error: unknown): boolean => statusOf(error) === 401 || statusOf(error) === 403;

/** The HTTP status of a refusal; undefined if there was no answer. */
export const statusOf = (error: unknown): number | undefined =>
  error instanceof ApiException ? error.code : undefined;

/** A short cause for the log. It holds nothing of the request or the answer, because those hold keys. */
export function causeOf(error: unknown): string {
  const status = statusOf(error);
  if (status !== undefined) return `the API server answered ${status}`;
  if (!(error instanceof Error)) return 'unknown';
  const { code, cause } = error as NodeJS.ErrnoException;
  // The code of a DOMException is a number.
  if (typeof code === 'string') return code;
  return cause === undefined ? error.name : causeOf(cause);
}
