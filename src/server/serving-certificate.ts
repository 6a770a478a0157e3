import { join } from 'node:path';
import type { KeyPair } from '../certificates/key-pair.ts';
import { type Watch, watchPath } from '../config/watch.ts';
import { CERT_FILE, KEY_FILE, readKeyPair } from './key-pair.ts';

export interface KeyPairEvents {
  readonly applied: (keyPair: KeyPair) => void;
  /** Called also while only one of the two files is new: the other one's change brings the pair. */
  readonly refused: (error: unknown) => void;
  readonly intervalMs?: number;
}

/**
 * Follows the two files of a serving certificate and hands over every new pair that belongs together, also one that took
 * the place of the first before it was followed: a server that starts is a second late.
 */
export function followKeyPair(folder: string, first: KeyPair, events: KeyPairEvents): Watch {
  let current = first;
  const reload = async (): Promise<void> => {
    const next = await readKeyPair(folder);
    if (next.cert === current.cert && next.key === current.key) return;
    current = next;
    events.applied(next);
  };
  const changed = (): void => void reload().catch(events.refused);
  const watches = [CERT_FILE, KEY_FILE].map((file) => watchPath(join(folder, file), changed, events.intervalMs));
  changed();
  return {
    stop: () => {
      for (const watch of watches) watch.stop();
    },
  };
}
