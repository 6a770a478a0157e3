import type { KeyPair } from '../certificates/key-pair.ts';
import type { Leaf } from '../rotation/observation.ts';

/** The certificate that is served with, and those who want to know of each new one. */
export interface LeafHolder {
  current(): Leaf | undefined;
  use(leaf: Leaf): void;
  readonly firstKeyPair: Promise<KeyPair>;
  /** Calls at once where there is a key pair already. */
  followKeyPair(use: (keyPair: KeyPair) => void): void;
}

export function leafHolder(): LeafHolder {
  const first = Promise.withResolvers<KeyPair>();
  const followers: ((keyPair: KeyPair) => void)[] = [];
  let current: Leaf | undefined;
  return {
    current: () => current,
    use: (leaf) => {
      current = leaf;
      first.resolve(leaf.keyPair);
      for (const follow of followers) follow(leaf.keyPair);
    },
    firstKeyPair: first.promise,
    followKeyPair: (use) => {
      followers.push(use);
      if (current !== undefined) use(current.keyPair);
    },
  };
}
