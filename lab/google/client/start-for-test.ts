import { type Google, type GoogleOptions, startGoogle } from '../start-google.ts';

/** May use `plx-outputs`. */
export const RUNNER = 'polyaxon@acme-ml.iam.gserviceaccount.com';
/** May use `plx-data`. */
export const TRAINER = 'trainer@acme-ml.iam.gserviceaccount.com';

/** Both accounts, for tests that need two. Each costs a new RSA key. */
export const BOTH_ACCOUNTS = { [RUNNER]: ['plx-outputs'], [TRAINER]: ['plx-data'] } as const;

/** A fake with two buckets, and with one account unless the test asks for both. */
export function startForTest(options: Partial<GoogleOptions> = {}): Promise<Google> {
  return startGoogle({ accounts: { [RUNNER]: ['plx-outputs'] }, buckets: ['plx-outputs', 'plx-data'], ...options });
}

/** The lists of a report that a run without faults leaves empty. */
export const NO_COMPLAINTS = {
  tokensRejected: [],
  authFailures: [],
  refusedConnects: [],
  unhandled: [],
  malformed: [],
} as const;
