import type { Admission } from '../admission/admit.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { Metrics } from '../telemetry/metrics.ts';

export interface ReportTo {
  readonly log: Logger;
  readonly metrics: Metrics;
}

type Answered = Extract<Admission, { kind: 'answered' }>;

/** One line and one count for each admission. Skips are most of the traffic, so their lines are for debugging. */
export function reportAdmission({ request, decision }: Answered, { log, metrics }: ReportTo): void {
  const { result, reason, operations, generation, secret } = decision;
  const namespace = request.namespace ?? '';
  metrics.admissions.inc({ namespace, result, reason });
  metrics.patchOperations.observe(operations.length);
  const level = result === 'skipped' ? 'debug' : 'info';
  log[level](
    {
      uid: request.uid,
      namespace,
      pod: request.name,
      result,
      reason,
      generation,
      secret,
      operations: operations.length,
    },
    'admission',
  );
}

/** A request on one of our paths that ended without an admission. */
export interface Failure {
  readonly namespace: string;
  readonly code: number;
  /** What the caller was told. */
  readonly message: string;
  readonly error: Error;
}

/** One line and one count as well; the error itself is of use only where the fault is ours. */
export function reportFailure({ namespace, code, message, error }: Failure, { log, metrics }: ReportTo): void {
  const outcome = { result: 'failed', reason: 'fault' } as const;
  metrics.admissions.inc({ namespace, ...outcome });
  if (code >= 500) log.error({ namespace, ...outcome, code, err: error }, 'admission failed');
  else log.warn({ namespace, ...outcome, code, why: message }, 'admission failed');
}
