import type { Ask } from '../../cluster/ask.ts';
import type { Configuration } from '../../config/configuration.ts';
import { ConfigurationError } from '../../config/fault.ts';
import { loadConfiguration, NO_CONFIGURATION, readConfiguration } from '../../config/load.ts';
import { isObject } from '../../json/object.ts';
import { type Seen, seen, unseen } from '../../kubernetes/seen.ts';
import type { Installation, Release } from '../../why/live/shown.ts';
import { OUR_ENTRIES } from '../../why/live/webhook.ts';
import type { Deployment, WebhookConfiguration } from '../../why/objects.ts';
import { itemsOf } from './subject.ts';

/** A configuration, and where it is from. */
export interface Configured {
  readonly configuration: Configuration;
  readonly source: Seen<string>;
  /** Its faults, if the replicas refuse it. */
  readonly refused?: string;
}

/** The webhook of a cluster. It names the Service, and with it the release, unless the caller knows better. */
export async function installationOf(ask: Ask, given: Release): Promise<Installation> {
  const answer = await ask('/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations');
  const webhooks: Installation['webhooks'] =
    answer.kind === 'seen'
      ? seen(
          itemsOf(answer.value)
            .filter(isOurs)
            .map((each) => each as WebhookConfiguration),
        )
      : answer;
  const release = releaseIn(webhooks) ?? given;
  const deployment = await ask(`/apis/apps/v1/namespaces/${release.namespace}/deployments/${release.name}`);
  return { webhooks, release, deployment: deployment as Seen<Deployment> };
}

const isOurs = ({ webhooks }: WebhookConfiguration): boolean =>
  webhooks?.some(({ name }) => OUR_ENTRIES.test(name)) === true;

function releaseIn(webhooks: Installation['webhooks']): Release | undefined {
  const [first] = webhooks.kind === 'seen' ? webhooks.value : [];
  return first?.webhooks?.find(({ name }) => OUR_ENTRIES.test(name))?.clientConfig?.service;
}

/** The file that the caller names, else the ConfigMap that the chart makes for the replicas. */
export async function configurationOf(ask: Ask, { namespace, name }: Release, file?: string): Promise<Configured> {
  if (file !== undefined) return { configuration: await loadConfiguration(file), source: seen(file) };
  const source = `ConfigMap ${namespace}/${name}`;
  const answer = await ask(`/api/v1/namespaces/${namespace}/configmaps/${name}`);
  if (answer.kind !== 'seen')
    return {
      configuration: NO_CONFIGURATION,
      source: unseen(answer.kind === 'unseen' ? answer.why : `there is no ${source}`),
    };
  const data = isObject(answer.value) ? answer.value['data'] : undefined;
  const text = isObject(data) ? data['config.yaml'] : undefined;
  return typeof text === 'string'
    ? read(text, source)
    : { configuration: NO_CONFIGURATION, source: unseen(`${source} has no config.yaml`) };
}

/** The replicas refuse a faulty file and keep the one before it, which nobody else has. */
function read(text: string, source: string): Configured {
  try {
    return { configuration: readConfiguration(text, source), source: seen(source) };
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return { configuration: NO_CONFIGURATION, source: unseen('the replicas refuse it'), refused: error.message };
  }
}
