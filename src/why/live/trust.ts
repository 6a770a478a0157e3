import { readEntry } from '../../rotation/bundle.ts';
import { isTrusted } from '../../rotation/shown-certificate.ts';
import { bad, type Fact, ok, unknown } from '../fact.ts';
import type { WebhookEntry } from '../objects.ts';
import type { Shown } from './shown.ts';

/** Our own authority writes it again within seconds. Somebody else does not. */
export const WRITERS = 'kubectl get mutatingwebhookconfigurations -o yaml --show-managed-fields';

/** Whether API servers accept what the replicas show. Without the Deployment, nobody knows which Secret has it. */
export function trustFacts(entries: readonly WebhookEntry[], { shown, deployment }: Shown): readonly Fact[] {
  if (entries.length === 0 || deployment.kind !== 'seen' || shown.kind === 'absent') return [];
  if (shown.kind === 'unseen') return [unknown('webhook', `whether caBundle trusts the replicas: ${shown.why}`)];
  const { secret } = shown.value;
  const without = entries.filter(
    ({ name, clientConfig }) => !isTrusted(shown.value, readEntry(name, clientConfig?.caBundle).certificates),
  );
  if (without.length === 0) return [ok('webhook', `caBundle trusts the certificates of Secret ${secret}`)];
  const names = without.map(({ name }) => name).join(' and ');
  const text = `the caBundle of ${names} does not trust the certificates of Secret ${secret}`;
  return [bad('webhook', text, `API servers do not trust the replicas. See who writes caBundle: ${WRITERS}`)];
}
