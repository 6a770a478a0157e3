import type { Place } from '../../cluster/installation/server.ts';
import type { WebhookFacts } from '../../doctor/facts.ts';
import type { Seen } from '../../kubernetes/seen.ts';

/** Where the entries of the webhook configuration say that the server is. */
export function placeIn(webhooks: Seen<readonly WebhookFacts[]>): Place | undefined {
  if (webhooks.kind !== 'seen') return undefined;
  const services = webhooks.value.flatMap(({ entries }) => entries.flatMap(({ service }) => service ?? []));
  const [namespace, name] = services[0]?.split('/') ?? [];
  return namespace === undefined || name === undefined ? undefined : { namespace, name };
}
