import type { BucketFacts, BucketOutcome } from '../../doctor/facts.ts';
import { KEY_FAULTS } from '../../gcs/key-faults.ts';
import { keyFaultIn } from '../../gcs/service-account-key.ts';
import { secretOf } from '../../gcs/store.ts';
import type { ReadStore } from './stores.ts';

/** What an account may do in a bucket, asked of Google with the text of its key. */
export type AskGoogle = (bucket: string, key: string) => Promise<Pick<BucketFacts, 'outcome' | 'skewSeconds'>>;

/** One question for each bucket and key, one after the other. */
export async function readBuckets(stores: readonly ReadStore[], askGoogle: AskGoogle): Promise<readonly BucketFacts[]> {
  const facts: BucketFacts[] = [];
  for (const store of distinct(stores)) {
    const secret = secretOf(store.store)?.name ?? '';
    const bucket = store.store.bucket;
    const why = whyNot(store);
    if (why !== undefined) facts.push({ bucket, secret, outcome: { kind: 'no_key', why } satisfies BucketOutcome });
    else if (store.key.kind === 'seen') facts.push({ bucket, secret, ...(await askGoogle(bucket, store.key.value)) });
  }
  return facts;
}

function whyNot({ key }: ReadStore): string | undefined {
  if (key.kind === 'unseen') return key.why;
  if (key.kind === 'absent') return 'the key is missing';
  const fault = keyFaultIn(key.value);
  return fault === undefined ? undefined : KEY_FAULTS[fault];
}

const distinct = (stores: readonly ReadStore[]): readonly ReadStore[] => [
  ...new Map(stores.map((each) => [`${each.store.bucket} ${secretOf(each.store)?.name}`, each])).values(),
];
