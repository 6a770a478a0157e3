import { checkCertificates } from './check-certificates.ts';
import { checkNamespaces } from './check-namespaces.ts';
import { checkConfiguration, checkReplicas } from './check-server.ts';
import { checkApiServer, checkWebhook } from './check-webhook.ts';
import type { Facts } from './facts.ts';
import type { Section } from './finding.ts';

/** All checks, in the order in which a fault causes others. Without an API server there is nothing to look at. */
export function examine(facts: Facts): readonly Section[] {
  const first = checkApiServer(facts);
  if (facts.version.kind === 'unseen') return [first];
  const ours = [checkWebhook(facts), checkCertificates(facts), checkReplicas(facts), checkConfiguration(facts)];
  return [first, ...ours, ...checkNamespaces(facts)].filter(({ findings }) => findings.length > 0);
}
