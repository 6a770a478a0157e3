import { type Account, accountOf } from '../account.ts';
import { addedFacts } from '../decision/added.ts';
import { credentialsFacts } from '../decision/credentials.ts';
import type { Decided } from '../decision/decided.ts';
import { decisionFacts } from '../decision/facts.ts';
import type { Fact } from '../fact.ts';
import { namespaceFacts } from '../namespace.ts';
import { ageFacts } from './age.ts';
import { kubeletFacts } from './kubelet.ts';
import { nowFacts } from './now.ts';
import { refusalFacts } from './refusals.ts';
import { replicaFacts } from './replicas.ts';
import { RESTART } from './restart.ts';
import type { Shown } from './shown.ts';
import { statusFacts, statusOf } from './status.ts';
import { webhookFacts } from './webhook.ts';

/** The account of a pod in a cluster, or of a template whose pods do not exist. */
export function explainSeen(subject: string, decided: Decided, seen: Shown): Account {
  const isRun = decided.decision.steps.run !== undefined && decided.decision.reason !== 'opted_out';
  const status = seen.created && statusOf(seen.pod);
  const onTheWay = [
    ...namespaceFacts(decided.namespace, seen.namespace),
    ...webhookFacts(seen, isRun),
    ...replicaFacts(seen),
  ];
  const facts = [
    ...onTheWay,
    ...decisionFacts(decided),
    ...(status === undefined ? [] : statusFacts(status, decided)),
    ...(seen.created === undefined ? [...credentialsFacts(decided), ...addedFacts(decided)] : nowFacts(decided)),
    ...(isUnexplained(onTheWay) && isRun && status === undefined ? ageFacts(seen) : []),
    ...kubeletFacts(seen, decided.namespace),
    ...refusalFacts(seen),
  ];
  const account = accountOf({
    subject,
    verdict: verdictOf(decided, seen, status?.reason),
    reason: status?.reason ?? decided.decision.reason,
    facts,
    isAnswered: status !== undefined,
  });
  const isTooLate = seen.created !== undefined && status === undefined && account.isBad;
  return isTooLate && account.cure !== RESTART ? { ...account, cure: `${account.cure}\n  ${RESTART}` } : account;
}

const isUnexplained = (onTheWay: readonly Fact[]): boolean => onTheWay.every(({ mark }) => mark !== 'bad');

function verdictOf({ decision }: Decided, { created }: Shown, answered: string | undefined): string {
  if (created === undefined) return `would be ${decision.reason}`;
  return answered ?? 'not injected: it has no status';
}
