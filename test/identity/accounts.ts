import { type Google, startGoogle } from '../../lab/google/start-google.ts';

/** The owners of the rows' key files. `store` is the account of the run's own store. */
export const ACCOUNTS = ['store', 'data', 'mine', 'images', 'audio', 'other'] as const;

/** The right identity for a client: an account, the node's identity or none, or a store that is not on GCS. */
export type Right = (typeof ACCOUNTS)[number] | 'nobody' | 'local';

const emailOf = (account: string): string => `${account}@identity.iam.gserviceaccount.com`;
const bucketOf = (account: string): string => `only-${account}-reads-this`;

/** For each account, an object that only it can read. */
export const OBJECTS: Readonly<Record<string, string>> = Object.fromEntries(
  ACCOUNTS.map((account) => [account, `gs://${bucketOf(account)}/object`]),
);

/** A Google that knows the accounts, for clients that do not print theirs. */
export async function startWithAccounts(): Promise<Google> {
  const accounts = Object.fromEntries(ACCOUNTS.map((account) => [emailOf(account), [bucketOf(account)]]));
  const google = await startGoogle({ accounts, buckets: ACCOUNTS.map(bucketOf), keyBits: 1024 });
  for (const account of ACCOUNTS) google.seed(bucketOf(account), 'object', '');
  return google;
}

/** A text of a Secret: an account's key file if it names an account, else the text itself. */
export const contentOf = (google: Google, text: string): string =>
  ACCOUNTS.some((account) => account === text) ? JSON.stringify(google.keyFile(emailOf(text))) : text;
