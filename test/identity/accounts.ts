import { type Google, startGoogle } from '../../lab/google/start-google.ts';

/** Whom the key files of the rows belong to: `store` is the account of the run's own store. */
export const ACCOUNTS = ['store', 'data', 'mine', 'images', 'audio', 'other'] as const;

/** Whom a client is right to take: an account, the identity of the node or none, or a store that is not on GCS. */
export type Right = (typeof ACCOUNTS)[number] | 'nobody' | 'local';

const emailOf = (account: string): string => `${account}@identity.iam.gserviceaccount.com`;
const bucketOf = (account: string): string => `only-${account}-reads-this`;

/** By account an object that it alone can read. */
export const OBJECTS: Readonly<Record<string, string>> = Object.fromEntries(
  ACCOUNTS.map((account) => [account, `gs://${bucketOf(account)}/object`]),
);

/** A Google that knows the accounts, for clients that say nothing of theirs. */
export async function startWithAccounts(): Promise<Google> {
  const accounts = Object.fromEntries(ACCOUNTS.map((account) => [emailOf(account), [bucketOf(account)]]));
  const google = await startGoogle({ accounts, buckets: ACCOUNTS.map(bucketOf), keyBits: 1024 });
  for (const account of ACCOUNTS) google.seed(bucketOf(account), 'object', '');
  return google;
}

/** A text as it lies in a Secret: the key file of an account where it names one, else itself. */
export const contentOf = (google: Google, text: string): string =>
  ACCOUNTS.some((account) => account === text) ? JSON.stringify(google.keyFile(emailOf(text))) : text;
