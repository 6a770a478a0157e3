import type { EntryFacts, Facts, WebhookFacts } from './facts.ts';
import { type Finding, fault, notSeen, ok, type Section, warn } from './finding.ts';

/** The entries and their policies. The names are a part of the contract: users see them in refusals. */
export const ENTRIES = {
  'fail-closed.polyaxon-gcs-injector.io': 'Fail',
  'fail-open.polyaxon-gcs-injector.io': 'Ignore',
} as const;

const OLDEST_MINOR = 30;

export const checkApiServer = ({ version }: Facts): Section => ({
  title: 'kubernetes-api',
  findings: [ofVersion(version)],
});

function ofVersion(version: Facts['version']): Finding {
  if (version.kind !== 'seen')
    return fault('api_server', `no answer of the API server: ${version.kind === 'unseen' ? version.why : 'none'}`);
  const minor = Number(/^v?1\.(\d+)/.exec(version.value)?.[1] ?? Number.NaN);
  if (minor >= OLDEST_MINOR) return ok('api_server', `the API server is ${version.value}`);
  return fault('api_server', `the API server is ${version.value}`, `It must be 1.${OLDEST_MINOR} or later.`);
}

export const checkWebhook = ({ webhooks, server }: Facts): Section => ({
  title: 'webhook',
  findings: webhooks.kind === 'seen' ? ofWebhooks(webhooks.value, server.namespace) : [unseenWebhook(webhooks)],
});

const unseenWebhook = (webhooks: Facts['webhooks']): Finding =>
  notSeen('webhook', 'the webhook configuration', webhooks.kind === 'unseen' ? webhooks.why : 'there is none');

function ofWebhooks(webhooks: readonly WebhookFacts[], namespace: string): readonly Finding[] {
  const [first, ...others] = webhooks;
  if (first === undefined)
    return [
      fault(
        'webhook',
        'there is no MutatingWebhookConfiguration of ours',
        `Install the chart: helm -n ${namespace} list -a shows what became of it.`,
      ),
    ];
  const more = others.map(({ name }) => warn('webhook', `${name} has entries of ours too`, 'Keep one installation.'));
  return [ofNames(first), ...first.entries.flatMap(ofEntry), ...more];
}

function ofNames({ name, entries }: WebhookFacts): Finding {
  const missing = Object.keys(ENTRIES).filter((entry) => !entries.some((each) => each.name === entry));
  if (missing.length > 0) return fault('webhook', `${name} lacks ${missing.join(' and ')}`, 'Run helm upgrade.');
  const services = new Set(entries.map(({ service }) => service ?? 'a URL'));
  if (services.size > 1)
    return fault('webhook', `the entries of ${name} call ${[...services].join(' and ')}`, 'Run helm upgrade.');
  return ok('webhook', `${name} has both entries, which call ${[...services].join('')}`);
}

function ofEntry({ name, failurePolicy }: EntryFacts): readonly Finding[] {
  const wanted = Object.entries(ENTRIES).find(([entry]) => entry === name)?.[1];
  return wanted === undefined || wanted === failurePolicy
    ? []
    : [fault('failure_policy', `${name} has the policy ${failurePolicy}, not ${wanted}`, 'Run helm upgrade.')];
}
