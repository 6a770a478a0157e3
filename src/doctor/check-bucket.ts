import type { BucketFacts, NamespaceFacts } from './facts.ts';
import { type Finding, fault, notSeen, ok, warn } from './finding.ts';

/** Google accepts five minutes. */
const WRONG_CLOCK_SECONDS = 60;

export const checkBuckets = ({ buckets }: NamespaceFacts): readonly Finding[] =>
  buckets.flatMap((each) => [...ofClock(each), ofOutcome(each)]);

function ofClock({ skewSeconds }: BucketFacts): readonly Finding[] {
  if (skewSeconds === undefined || Math.abs(skewSeconds) < WRONG_CLOCK_SECONDS) return [];
  const direction = skewSeconds > 0 ? 'ahead of' : 'behind';
  return [warn('clock', `this machine's clock is ${Math.abs(Math.round(skewSeconds))} s ${direction} Google's`)];
}

function ofOutcome({ bucket, secret, outcome }: BucketFacts): Finding {
  switch (outcome.kind) {
    case 'no_key':
      return notSeen('key', `whether ${secret} opens ${bucket}`, outcome.why);
    case 'unreachable':
      return fault('google', `Google cannot be reached: ${outcome.why}`);
    case 'key_refused':
      return fault('key', `Google refuses the key ${secret}: ${outcome.why}`);
    case 'bucket_refused':
      return fault('permissions', `${outcome.account} may not look at ${bucket}: ${outcome.why}`);
    case 'asked':
      return outcome.lacking.length === 0
        ? ok('permissions', `${outcome.account} may use ${bucket}`)
        : fault('permissions', `${outcome.account} lacks ${outcome.lacking.join(', ')} in ${bucket}`);
  }
}
