import type { INJECTED } from '../installation.ts';
import type { MountCase } from '../mount-case.ts';

const name = (generation: string) => `late-${generation}`;

/** Runs of a store whose Secret lacks the configured key. They mount nothing themselves, so their twins run. */
export const LATE: readonly MountCase[] = (['0x', '2x'] as const).map((generation) => ({
  name: name(generation),
  what: 'a store whose Secret does not have the configured key',
  generation,
  store: 'late',
}));

interface Waiting {
  readonly run: string;
  readonly namespace: (typeof INJECTED)[number];
  readonly main: string;
  readonly reason: 'injected' | 'secret_key_missing';
}

/** A run of 2.x works without us. If the key is known to be missing, it gets none and does not wait. */
export const WAITING: readonly Waiting[] = [
  { run: name('0x'), namespace: 'team', main: 'polyaxon-experiment-job', reason: 'injected' },
  { run: name('0x'), namespace: 'polyaxon', main: 'polyaxon-experiment-job', reason: 'secret_key_missing' },
  { run: name('2x'), namespace: 'team', main: 'polyaxon-main', reason: 'injected' },
];
