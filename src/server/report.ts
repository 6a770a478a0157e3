import type { Admission } from '../admission/admit.ts';
import { line } from '../injection/warning.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { Metrics } from '../telemetry/metrics.ts';

export interface ReportTo {
  readonly log: Logger;
  readonly metrics: Metrics;
}

type Answered = Extract<Admission, { kind: 'answered' }>;

/** Names of Secrets and keys can be text of the pod. */
const LONGEST_FIELD = 256;

/** One line and one count for each admission. Most admissions are skips, so their lines have the debug level. */
export function reportAdmission({ request, whose, decision }: Answered, { log, metrics }: ReportTo): void {
  const { result, reason, operations, generation } = decision;
  const namespace = request.namespace ?? '';
  metrics.countAdmission(namespace, { result, reason });
  metrics.patchOperations.observe(operations.length);
  const level = result === 'skipped' ? 'debug' : 'info';
  log[level](
    {
      uid: request.uid,
      namespace,
      pod: shortened(whose.pod),
      generateName: shortened(whose.generateName),
      owner: shortened(whose.owner),
      run: shortened(decision.runName),
      result,
      reason,
      generation,
      secret: shortened(decision.secret),
      cause: shortened(decision.cause),
      outputs: shortened(decision.outputs),
      operations: operations.length,
      ...(decision.warnings.length === 0 ? {} : { warnings: decision.warnings }),
      ...(request.dryRun === true ? { dryRun: true } : {}),
    },
    'admission',
  );
}

const shortened = (text: string | null | undefined): string | undefined =>
  text ? line(text, LONGEST_FIELD) : undefined;

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
