import type { V1MutatingWebhook, V1MutatingWebhookConfiguration } from '@kubernetes/client-node';
import type { EntryFacts, WebhookFacts } from '../../doctor/facts.ts';
import { type Seen, seen } from '../../kubernetes/seen.ts';
import { readEntry } from '../../rotation/bundle.ts';
import type { Ask } from '../ask.ts';
import type { Place } from './server.ts';

const OURS = '.polyaxon-gcs-injector.io';
const PATH = '/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations';

type Webhooks = Seen<readonly V1MutatingWebhookConfiguration[]>;

/** The webhook configurations with an entry of ours, whatever their name. */
export async function readWebhooks(ask: Ask): Promise<Webhooks> {
  const list = (await ask(PATH, {}, 'list mutatingwebhookconfigurations')) as Seen<{
    readonly items?: readonly V1MutatingWebhookConfiguration[];
  }>;
  return list.kind === 'seen' ? seen((list.value.items ?? []).filter((each) => oursIn(each).length > 0)) : list;
}

const oursIn = ({ webhooks = [] }: V1MutatingWebhookConfiguration): readonly V1MutatingWebhook[] =>
  webhooks.filter(({ name }) => name.endsWith(OURS));

/** Where the entries say that the server is. */
export function placeIn(webhooks: Webhooks): Place | undefined {
  const configurations = webhooks.kind === 'seen' ? webhooks.value : [];
  const [service] = configurations.flatMap(oursIn).flatMap(({ clientConfig }) => clientConfig.service ?? []);
  return service && { namespace: service.namespace, name: service.name };
}

/** What `doctor` looks at of them. */
export const webhookFacts = (webhooks: Webhooks): Seen<readonly WebhookFacts[]> =>
  webhooks.kind === 'seen'
    ? seen(webhooks.value.map((each) => ({ name: each.metadata?.name ?? '', entries: oursIn(each).map(entryOf) })))
    : webhooks;

const entryOf = ({ name, failurePolicy = 'Fail', clientConfig }: V1MutatingWebhook): EntryFacts => ({
  ...readEntry(name, clientConfig.caBundle),
  failurePolicy,
  ...(clientConfig.service && { service: `${clientConfig.service.namespace}/${clientConfig.service.name}` }),
});
