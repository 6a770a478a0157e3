import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Google, type GoogleOptions, startGoogle } from '../../../lab/google/start-google.ts';
import { ACCOUNT, BUCKETS, OTHER_ACCOUNT } from './configuration.ts';
import { lab } from './lab.ts';
import { PROXY } from './network.ts';

/** The content of buckets before a run, as text by name. */
export type Seeds = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface GoogleChoices
  extends Partial<Pick<GoogleOptions, 'accounts' | 'buckets' | 'faults' | 'tokenLifetimeSeconds'>> {
  readonly seeds?: Seeds;
}

const ACCOUNTS = {
  [ACCOUNT]: [BUCKETS.outputs, BUCKETS.artifacts],
  [OTHER_ACCOUNT]: [BUCKETS.data],
};

/** A new Google with new keys. Pods reach it by their proxy. Only one at a time. */
export async function startGoogleForPods({ seeds = {}, ...choices }: GoogleChoices = {}): Promise<Google> {
  const google = await startGoogle({ accounts: ACCOUNTS, buckets: Object.values(BUCKETS), ...choices, ...PROXY });
  for (const [bucket, objects] of Object.entries(seeds)) {
    for (const [name, content] of Object.entries(objects)) google.seed(bucket, name, content);
  }
  writeFileSync(join(lab().trustDirectory, 'ca.pem'), google.caPem);
  return google;
}
