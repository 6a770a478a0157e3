import { expectKept } from '../../../support/judging/expect-kept.ts';
import { judgeLoad } from '../../../support/judging/load.ts';
import { judgeRuns } from '../../../support/judging/runs.ts';
import type { Loaded } from './under-load.ts';

/** The load was constant. */
export function expectThroughout({ tally, creations }: Loaded<unknown>): void {
  expectKept(...judgeLoad(creations, tally.took));
}

/** Every run was answered and injected, and nothing else is stored. */
export function expectNothingLost(loaded: Loaded<unknown>): void {
  expectKept(...judgeRuns(loaded));
  expectThroughout(loaded);
}
