import { STATUS_ANNOTATION } from '../../injection/our-names.ts';
import { adviceOn, REASONS, type Reason } from '../../injection/reasons.ts';
import { parseObject } from '../../json/object.ts';
import { annotationsOf, type Pod } from '../../kubernetes/pod.ts';
import { line } from '../../text/line.ts';
import type { Decided } from '../decision/decided.ts';
import { bad, type Fact, ok } from '../fact.ts';
import { RESTART } from './restart.ts';

/** What the webhook answered when the pod was made. */
export interface Status {
  readonly reason: Reason;
  readonly config: string;
}

export function statusOf(pod: Pod): Status | undefined {
  const status = parseObject(annotationsOf(pod)[STATUS_ANNOTATION] ?? undefined);
  const reason = String(status?.['reason']);
  return Object.hasOwn(REASONS, reason) ? { reason: reason as Reason, config: String(status?.['config']) } : undefined;
}

/** The answer to this very pod, and whether a new pod would get another one. */
export function statusFacts({ reason, config }: Status, { settings, decision, source }: Decided): readonly Fact[] {
  const isOld = source.kind === 'seen' && config !== settings.configHash;
  const since = isOld ? `; the present one is ${settings.configHash}` : '';
  const answered = ok('injection', `the webhook answered ${reason}, with configuration ${line(config)}${since}`);
  const isBetter = adviceOn(reason) !== undefined && !SECRET.has(reason) && DONE.has(decision.reason);
  return isBetter
    ? [answered, bad('injection', `a new pod of the run would be ${decision.reason}`, RESTART)]
    : [answered];
}

const DONE: ReadonlySet<Reason> = new Set(['injected', 'already_injected']);

/** The key is told by its own fact. */
const SECRET: ReadonlySet<Reason> = new Set(['secret_missing', 'secret_key_missing', 'key_invalid']);
