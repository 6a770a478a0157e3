import { type AccessTokens, createAccessTokens } from './accounts/access-tokens.ts';
import type { ServiceAccount } from './accounts/service-account.ts';

import { createFaultPlan, type FaultPlan } from './faults/fault-plan.ts';
import { type Bucket, createBucket } from './objects/bucket.ts';
import type { PartsUpload } from './objects/parts-upload.ts';
import type { ResumableSession } from './objects/resumable-session.ts';
import { createLedger, type Ledger } from './record/ledger.ts';

/** Everything that one instance remembers. Two instances share nothing. */
export interface Cloud {
  readonly clock: () => number;
  readonly accounts: ReadonlyMap<string, ServiceAccount>;
  readonly tokens: AccessTokens;
  readonly buckets: ReadonlyMap<string, Bucket>;
  readonly sessions: Map<string, ResumableSession>;
  readonly partsUploads: Map<string, PartsUpload>;
  readonly faults: FaultPlan;
  readonly ledger: Ledger;
}

export interface CloudOptions {
  readonly accounts: readonly ServiceAccount[];
  readonly buckets: readonly string[];
  readonly clock: () => number;
  readonly tokenLifetimeSeconds?: number | undefined;
}

export function createCloud({ accounts, buckets, clock, tokenLifetimeSeconds }: CloudOptions): Cloud {
  return {
    clock,
    accounts: new Map(accounts.map((account) => [account.email, account])),
    tokens: createAccessTokens(clock, tokenLifetimeSeconds),
    buckets: new Map(buckets.map((name) => [name, createBucket(name, clock)])),
    sessions: new Map(),
    partsUploads: new Map(),
    faults: createFaultPlan(),
    ledger: createLedger(),
  };
}
