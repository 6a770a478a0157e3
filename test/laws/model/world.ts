import type { Case } from '../every-case.ts';

/** The content of the namespace: the keys of each Secret. It also knows Secrets that the program has not read. */
export interface World {
  /** True if a Secret has a key. */
  has(secret: string, key: string): boolean;
}

/** A run of 0.x whose path we move waits for a missing key. So it sees its files once the key exists. */
export function worldOf({ decision, input: { secrets } }: Pick<Case, 'decision' | 'input'>): World {
  const waits = decision.generation === '0.x' && ['secret_missing', 'secret_key_missing'].includes(decision.reason);
  return {
    has(secret, key) {
      const state = waits ? undefined : secrets.get(secret);
      return state?.kind === 'present' ? state.keys.has(key) : state?.kind !== 'missing';
    },
  };
}
