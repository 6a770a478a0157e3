import type { SecretState } from '../../gcs/secret-state.ts';
import { secretOf } from '../../gcs/store.ts';
import type { Decision } from '../../injection/decide.ts';
import type { Reason } from '../../injection/reasons.ts';
import type { Settings } from '../../injection/settings.ts';
import type { Pod } from '../../kubernetes/pod.ts';
import type { Seen } from '../../kubernetes/seen.ts';

/** A decision, and what it was made from. */
export interface Decided {
  readonly pod: Pod;
  readonly namespace: string;
  readonly settings: Settings;
  readonly decision: Decision;
  /** Where the configuration is from, for people: `--config FILE`. */
  readonly source: Seen<string>;
  /** The faults of the present configuration: the replicas refuse it and keep the one before it. */
  readonly refused?: string;
  /** What is known of the Secret of the run's store. */
  readonly secret: SecretKnowledge;
}

export interface SecretKnowledge {
  readonly state: SecretState;
  /** Why it is unknown. */
  readonly because: string;
}

/** The Secret of the run's store. */
export const secretIn = ({ steps: { found } }: Decision): string | undefined =>
  found?.kind === 'found' ? secretOf(found.store)?.name : undefined;

const OF_SECRET: ReadonlySet<Reason> = new Set(['secret_missing', 'secret_key_missing', 'key_invalid']);

/** True if the policy on missing Secrets leaves the run without all that its steps found. */
export const isWithheld = ({ decision, settings }: Decided): boolean =>
  decision.result === 'denied' || (OF_SECRET.has(decision.reason) && settings.injection.missingSecret === 'skip');
