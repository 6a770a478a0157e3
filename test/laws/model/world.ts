import type { Case } from '../every-case.ts';

/** What lies in the namespace: the keys of each Secret. Of one that nobody has looked at the world knows more than we do. */
export interface World {
  /** Tells whether a Secret has a key. */
  has(secret: string, key: string): boolean;
}

/** A run of 0.x whose path we move waits for a key that is missing: what it sees is seen once the key is there. */
export function worldOf({ decision, input: { secrets } }: Pick<Case, 'decision' | 'input'>): World {
  const waits = decision.generation === '0.x' && ['secret_missing', 'secret_key_missing'].includes(decision.reason);
  return {
    has(secret, key) {
      const state = waits ? undefined : secrets.get(secret);
      return state?.kind === 'present' ? state.keys.has(key) : state?.kind !== 'missing';
    },
  };
}
