import type { Admission } from '../admission/admit.ts';
import type { Concern } from '../admission/concern.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { Metrics } from '../telemetry/metrics.ts';

export interface ReportTo {
  readonly log: Logger;
  readonly metrics: Metrics;
  /** Takes what a person must mend. It returns at once. */
  readonly tell?: ((concern: Concern) => void) | undefined;
}

type Answered = Extract<Admission, { kind: 'answered' }>;

/** One line and one count for each admission. Most admissions are skips, so their lines have the debug level. */
export function reportAdmission(
  { request, whose, decision, concern }: Answered,
  { log, metrics, tell }: ReportTo,
): void {
  if (concern !== undefined) tell?.(concern);
  const { result, reason, operations, generation } = decision;
  const namespace = request.namespace ?? '';
  metrics.countAdmission(namespace, { result, reason });
  metrics.patchOperations.observe(operations.length);
  const level = result === 'skipped' ? 'debug' : 'info';
  // Before the fields, because their look at foreign text costs more than a skip.
  if (!log.isLevelEnabled(level)) return;
  log[level](
    {
      uid: request.uid,
      namespace,
      pod: whose.pod,
      generateName: whose.generateName,
      owner: whose.owner,
      run: decision.runName || undefined,
      result,
      reason,
      generation,
      secret: decision.secret,
      cause: decision.cause,
      outputs: decision.outputs,
      operations: operations.length,
      ...(decision.warnings.length === 0 ? {} : { warnings: decision.warnings }),
      ...(request.dryRun === true ? { dryRun: true } : {}),
    },
    'admission',
  );
}

/** A request on one of our paths that ended without an admission. */
export interface Failure {
  readonly namespace: string;
  readonly code: number;
  /** The answer to the caller. */
  readonly message: string;
  readonly error: Error;
}

/**
 * Also one line and one count. The error itself is logged only for a fault of ours. The same holds for the namespace as
 * a label: a refused body can name any.
 */
export function reportFailure({ namespace, code, message, error }: Failure, { log, metrics }: ReportTo): void {
  const outcome = { result: 'failed', reason: 'fault' } as const;
  const isOurs = code >= 500;
  metrics.countAdmission(isOurs ? namespace : '', outcome);
  if (isOurs) log.error({ namespace, ...outcome, code, err: error }, 'admission failed');
  else log.warn({ namespace, ...outcome, code, why: message }, 'admission failed');
}
