import { decide } from '../rotation/decide.ts';
import type { Observation } from '../rotation/observation.ts';
import type { Step } from '../rotation/step.ts';
import type { AuthorityReport } from './authority-report.ts';

export interface Settling {
  readonly observe: () => Observation;
  /** Brings what is observed up to date. */
  readonly refresh: () => Promise<void>;
  readonly perform: (step: Step) => Promise<void>;
  readonly report: AuthorityReport;
}

/** More steps than ever follow each other: the next tick goes on. */
const STEPS_AT_ONCE = 12;

/**
 * Decides and does until there is nothing left to do. Each step is decided on the state of this very moment, not on what
 * a watch brought last: one that hangs must not make a replica issue leaves of an authority that was replaced.
 */
export async function settle({ observe, refresh, perform, report }: Settling): Promise<void> {
  for (let count = 0; count < STEPS_AT_ONCE; count += 1) {
    if (decide(observe()).kind === 'nothing') return;
    let step: Step | undefined;
    try {
      await refresh();
      step = decide(observe());
      await perform(step);
      report.done(step);
    } catch (error) {
      report.failed(step?.kind ?? 'refresh', error);
      return;
    }
  }
}
