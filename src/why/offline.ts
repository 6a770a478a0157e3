import type { Seen } from '../kubernetes/seen.ts';
import { type Account, accountOf } from './account.ts';
import { addedFacts } from './decision/added.ts';
import { credentialsFacts } from './decision/credentials.ts';
import type { Decided } from './decision/decided.ts';
import { decisionFacts } from './decision/facts.ts';
import { namespaceFacts } from './namespace.ts';
import type { Namespace } from './objects.ts';

/** The account of a pod in a file: what would become of it. */
export const explainOffline = (subject: string, decided: Decided, namespace: Seen<Namespace>): Account =>
  accountOf({
    subject,
    verdict: `would be ${decided.decision.reason}`,
    reason: decided.decision.reason,
    facts: [
      ...namespaceFacts(decided.namespace, namespace),
      ...decisionFacts(decided),
      ...credentialsFacts(decided),
      ...addedFacts(decided),
    ],
    isAnswered: false,
  });
