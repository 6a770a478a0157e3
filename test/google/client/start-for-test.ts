import { type Google, type GoogleOptions, startGoogle } from '../start-google.ts';

/** May use `plx-outputs`. */
export const RUNNER = 'polyaxon@acme-ml.iam.gserviceaccount.com';
/** May use `plx-data`. */
export const TRAINER = 'trainer@acme-ml.iam.gserviceaccount.com';

/** A fake with two accounts that have one bucket each. */
export function startForTest(options: Partial<GoogleOptions> = {}): Promise<Google> {
  const accounts = { [RUNNER]: ['plx-outputs'], [TRAINER]: ['plx-data'] };
  return startGoogle({ accounts, buckets: ['plx-outputs', 'plx-data'], ...options });
}

/** The lists of a report that a flawless run leaves empty. */
export const NO_COMPLAINTS = {
  tokensRejected: [],
  authFailures: [],
  refusedConnects: [],
  unhandled: [],
  malformed: [],
} as const;
