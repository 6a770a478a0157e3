import type { V1MutatingWebhook } from '@kubernetes/client-node';
import type { EntryFacts, WebhookFacts } from '../../doctor/facts.ts';
import type { Seen } from '../../kubernetes/seen.ts';
import { readEntry } from '../../rotation/bundle.ts';
import type { ClusterApi } from '../api.ts';
import { ask } from '../ask.ts';

const OURS = '.polyaxon-gcs-injector.io';

/** The webhook configurations with an entry of ours, whatever their name. */
export const readWebhooks = ({ admission }: ClusterApi): Promise<Seen<readonly WebhookFacts[]>> =>
  ask('list mutatingwebhookconfigurations', async () => {
    const { items } = await admission.listMutatingWebhookConfiguration();
    const read = items.map(({ metadata, webhooks = [] }) => ({
      name: metadata?.name ?? '',
      entries: webhooks.filter(({ name }) => name.endsWith(OURS)).map(entryOf),
    }));
    return read.filter(({ entries }) => entries.length > 0);
  });

const entryOf = ({ name, failurePolicy = 'Fail', clientConfig }: V1MutatingWebhook): EntryFacts => ({
  ...readEntry(name, clientConfig.caBundle),
  failurePolicy,
  ...(clientConfig.service && { service: `${clientConfig.service.namespace}/${clientConfig.service.name}` }),
});
