import { decide } from '../../rotation/decide.ts';
import type { Observation } from '../../rotation/observation.ts';
import type { Step } from '../../rotation/step.ts';
import type { Attempted } from './asks.ts';
import type { AuthorityReport } from './report.ts';

export interface Settling {
  readonly observe: () => Observation;
  /** Reconciles once with the newest state. */
  readonly refresh: () => Promise<void>;
  readonly perform: (step: Step) => Promise<void>;
  readonly report: Pick<AuthorityReport, 'done' | 'failed'>;
}

/** A rotation never takes that many steps in a row. The next tick continues. */
const STEPS_AT_ONCE = 12;

/** Takes one step after another until nothing is left to do. It reports failures and never throws. */
export async function settle({ observe, refresh, perform, report }: Settling): Promise<void> {
  let doing: Attempted = 'decide';
  try {
    for (let count = 0; count < STEPS_AT_ONCE; count += 1) {
      doing = 'decide';
      if (decide(observe()).kind === 'nothing') return;
      // A watch that hangs must not let a replica issue leaves of an authority that was replaced.
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
