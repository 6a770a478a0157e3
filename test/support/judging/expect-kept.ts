import { expect, TestRunner } from 'vitest';
import { timed } from './took.ts';
import { judgeTime, type Verdict } from './verdict.ts';

declare module 'vitest' {
  interface TaskMeta {
    /** What this test could not judge, and why. The gate's count reports it. */
    tooLoadedToJudge?: readonly string[];
  }
}

/** Fails if a promise is broken. Promises that cannot be judged go to the log and to the report of the run. */
export function expectKept(...verdicts: readonly Verdict[]): void {
  const whys = (kind: Exclude<Verdict['kind'], 'kept'>) =>
    verdicts.flatMap((verdict) => (verdict.kind === kind ? [verdict.why] : []));
  tellTooLoaded(whys('too loaded to judge'));
  expect(whys('broken')).toEqual([]);
}

/** Waits for something without a limit, and judges the time. */
export async function expectSoon(what: string, limitMs: number, wait: () => Promise<unknown>): Promise<void> {
  expectKept(judgeTime(what, await timed(wait), limitMs));
}

/** Leaves word of what the test that runs could not judge. */
export function tellTooLoaded(whys: readonly string[]): void {
  if (whys.length === 0) return;
  const test = TestRunner.getCurrentTest();
  if (test !== undefined) test.meta.tooLoadedToJudge = [...(test.meta.tooLoadedToJudge ?? []), ...whys];
  for (const why of whys) console.warn(`too loaded to judge: ${why}`);
}
