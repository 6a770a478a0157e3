import { expectKept } from '../../../support/judging/expect-kept.ts';
import { judgeLoad } from '../../../support/judging/load.ts';
import { judgeRuns } from '../../../support/judging/runs.ts';
import type { Loaded } from './under-load.ts';

/** That the load was there throughout. */
export function expectThroughout({ tally, creations }: Loaded<unknown>): void {
  expectKept(...judgeLoad(creations, tally.took));
}

/** That every run was answered and injected, and that nothing else is stored. */
export function expectNothingLost(loaded: Loaded<unknown>): void {
  expectKept(...judgeRuns(loaded));
  expectThroughout(loaded);
}
