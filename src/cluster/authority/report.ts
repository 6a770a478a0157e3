import { type Kept, PHASES, type Phase, phaseOf } from '../../rotation/kept.ts';
import type { Step } from '../../rotation/step.ts';
import type { AuthorityMetrics } from '../../telemetry/authority-metrics.ts';
import type { Logger } from '../../telemetry/logger.ts';
import { causeOf, isConflict } from '../call.ts';

/** Reports the authority's steps in the log and the metrics. */
export interface AuthorityReport {
  done(step: Step): void;
  failed(what: string, error: unknown): void;
  state(kept: Kept | undefined, holdsLease: boolean): void;
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

export function reportTo(log: Logger, metrics: AuthorityMetrics): AuthorityReport {
  let lastWarning = '';
  return {
    done: (step) => {
      lastWarning = '';
      if (step.kind === 'write-bundle') metrics.bundleWrites.inc({ result: 'written' });
      if (step.kind !== 'nothing') log.info({ step: step.kind }, SENTENCES[step.kind]);
    },
    failed: (what, error) => {
      const result = isConflict(error) ? 'conflict' : 'failed';
      if (what === 'write-bundle') metrics.bundleWrites.inc({ result });
      const warning = `${what}: ${causeOf(error)}`;
      const level = result === 'conflict' || warning === lastWarning ? 'debug' : 'warn';
      lastWarning = warning;
      log[level]({ step: what, why: causeOf(error) }, 'a step of the certificate authority failed, it will be retried');
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
