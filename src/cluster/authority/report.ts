import { type Kept, PHASES, type Phase, phaseOf } from '../../rotation/kept.ts';
import type { Step } from '../../rotation/step.ts';
import type { AuthorityMetrics } from '../../telemetry/authority-metrics.ts';
import type { Logger } from '../../telemetry/logger.ts';
import { whyFailed } from '../asked.ts';
import { isConflict } from '../call.ts';
import { type Attempted, askOf } from './asks.ts';
import { type Missing, missingFor } from './missing.ts';
import type { AuthorityNames } from './names.ts';

/** Reports the authority's steps in the log and the metrics. */
export interface AuthorityReport {
  done(step: Step): void;
  /** An attempt that is no step went well. */
  worked(attempted: Attempted): void;
  failed(attempted: Attempted, error: unknown): void;
  state(kept: Kept | undefined, holdsLease: boolean): void;
  /** What keeps this replica from its certificate, if anything is known to. */
  readonly whyMissing: Missing['why'];
}

const SENTENCES: Readonly<Record<Exclude<Step['kind'], 'nothing'>, string>> = {
  'write-bundle': 'caBundle written',
  'issue-leaf': 'serving certificate issued',
  retire: 'caBundle keeps the certificates of a lost authority until no replica can serve with them',
  withdraw: 'trust in all earlier authorities is withdrawn, a new one signs at once',
  'make-first-authority': 'authority made',
  'start-rotation': 'rotation started: a new authority joins caBundle',
  'issue-from-joined': 'serving certificates are issued from the new authority',
  'forget-retired': 'rotation finished: the old authority has left caBundle',
};

export function reportTo(log: Logger, metrics: AuthorityMetrics, names: AuthorityNames): AuthorityReport {
  const missing = missingFor(names);
  let lastWarning = '';
  return {
    done: (step) => {
      lastWarning = '';
      missing.worked('refresh', step.kind);
      if (step.kind === 'write-bundle') metrics.bundleWrites.inc({ result: 'written' });
      if (step.kind !== 'nothing') log.info({ step: step.kind }, SENTENCES[step.kind]);
    },
    worked: missing.worked,
    whyMissing: missing.why,
    failed: (what, error) => {
      missing.failed(what, error);
      const why = whyFailed(error, askOf(what, names));
      const result = isConflict(error) ? 'conflict' : 'failed';
      if (what === 'write-bundle') metrics.bundleWrites.inc({ result });
      const warning = `${what}: ${why}`;
      const level = result === 'conflict' || warning === lastWarning ? 'debug' : 'warn';
      lastWarning = warning;
      log[level]({ step: what, why }, 'a step of the certificate authority failed, it will be retried');
    },
    state: (kept, holdsLease) => {
      metrics.leaseHeld.set(holdsLease ? 1 : 0);
      if (kept === undefined) return;
      showPhase(phaseOf(kept), metrics);
      if (kept.issuing) metrics.authorityNotAfter.set(kept.issuing.certificate.notAfter.getTime() / 1000);
    },
  };
}

function showPhase(current: Phase, { rotationPhase }: AuthorityMetrics): void {
  for (const phase of PHASES) rotationPhase.set({ phase }, phase === current ? 1 : 0);
}
