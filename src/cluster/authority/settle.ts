import { decide } from '../../rotation/decide.ts';
import type { Observation } from '../../rotation/observation.ts';
import type { Step } from '../../rotation/step.ts';
import type { AuthorityReport } from './report.ts';

export interface Settling {
  readonly observe: () => Observation;
  /** Brings what is observed up to date. */
  readonly refresh: () => Promise<void>;
  readonly perform: (step: Step) => Promise<void>;
  readonly report: Pick<AuthorityReport, 'done' | 'failed'>;
}

/** More steps than ever follow each other. The next tick goes on. */
const STEPS_AT_ONCE = 12;

/** Takes one step after the other until there is nothing to do. It reports what fails and never throws. */
export async function settle({ observe, refresh, perform, report }: Settling): Promise<void> {
  let doing: Step['kind'] | 'refresh' | 'decide' = 'decide';
  try {
    for (let count = 0; count < STEPS_AT_ONCE; count += 1) {
      doing = 'decide';
      if (decide(observe()).kind === 'nothing') return;
      // A watch that hangs must not make a replica issue leaves of an authority that was replaced.
      doing = 'refresh';
      await refresh();
      doing = 'decide';
      const step = decide(observe());
      doing = step.kind;
      await perform(step);
      report.done(step);
    }
  } catch (error) {
    report.failed(doing, error);
  }
}
