import { availableParallelism, loadavg } from 'node:os';
import { broken, KEPT, type Verdict } from '../support/judging/verdict.ts';
import type { Seen } from './others.ts';

/** The state of a server and its callers before, during and after an attack. */
export interface Course {
  /** Before and after it. */
  readonly quiet: readonly Seen[];
  /** During the attack. */
  readonly meanwhile: Seen;
  /** While the attack held all its connections. */
  readonly held: Seen;
  /** The most memory, in MiB. */
  readonly peak: number;
  /** Why the server ended; undefined if it did not. */
  readonly ended: string | undefined;
}

const MOST_MEBIBYTES = 200;
const TIMES_AS_LATE = 2;

export const livesOn = ({ ended, peak }: Course): Verdict => {
  if (ended !== undefined) return broken(`the server ended: ${ended}`);
  return peak < MOST_MEBIBYTES ? KEPT : broken(`${Math.round(peak)} MiB were resident`);
};

export function answersAll({ quiet, meanwhile, held }: Course): Verdict {
  const [first = 'none', ...more] = [...quiet, meanwhile, held].flatMap(({ refused }) => refused);
  return first === 'none' ? KEPT : broken(`${more.length + 1} × not answered: ${first}`);
}

/** Other work shares the cores when this begins. Then nobody knows the cause of a late answer. */
const isBusy = (loadavg()[0] ?? 0) > availableParallelism();

/** By the slowest hundredth of calls. */
export function isNotLate({ quiet, held }: Course): Verdict {
  const times = quiet.map(({ p99 }) => p99);
  const [fastest, slowest] = [Math.min(...times), Math.max(...times)];
  const says = `p99 ${Math.round(held.p99)} ms, quiet ${times.map(Math.round).join(' and ')} ms`;
  if (held.p99 < TIMES_AS_LATE * slowest) return KEPT;
  return isBusy || slowest > TIMES_AS_LATE * fastest ? { kind: 'too loaded to judge', why: says } : broken(says);
}
