import { labelsOf } from '../../kubernetes/pod.ts';
import { unmet } from '../../kubernetes/selector.ts';
import { bad, type Fact, ok, unknown } from '../fact.ts';
import type { WebhookConfiguration, WebhookEntry } from '../objects.ts';
import { holds } from './condition.ts';
import type { Shown } from './shown.ts';
import { trustFacts } from './trust.ts';

export const OUR_ENTRIES = /\.polyaxon-gcs-injector\.io$/;

/** The entries of our webhook, and whether the API server calls one of them for this pod. */
export function webhookFacts(seen: Shown, isCalledFor: boolean): readonly Fact[] {
  const { webhooks } = seen;
  if (webhooks.kind === 'unseen') return [unknown('webhook', `the webhook configuration: ${webhooks.why}`)];
  const [first, ...others] = webhooks.kind === 'seen' ? webhooks.value : [];
  if (first === undefined)
    return [
      bad(
        'webhook',
        'the cluster has no webhook configuration of polyaxon-gcs-injector',
        'Install the chart: helm upgrade --install plx charts/polyaxon-gcs-injector -n polyaxon-gcs-injector --create-namespace --values VALUES.yaml',
      ),
    ];
  return [...several(first, others), ...entriesFacts(first.webhooks ?? [], seen, isCalledFor)];
}

const nameOf = ({ metadata }: WebhookConfiguration): string => metadata?.name ?? '';

function several(first: WebhookConfiguration, others: readonly WebhookConfiguration[]): readonly Fact[] {
  if (others.length === 0) return [];
  const names = [first, ...others].map(nameOf).join(', ');
  return [bad('webhook', `several installations serve: ${names}; the first decides`, `Uninstall all of them but one.`)];
}

function entriesFacts(entries: readonly WebhookEntry[], seen: Shown, isCalledFor: boolean): readonly Fact[] {
  const ours = entries.filter(({ name }) => OUR_ENTRIES.test(name));
  const withoutBundle = ours.filter(({ clientConfig }) => !clientConfig?.caBundle);
  const withBundle = ours.filter((entry) => !withoutBundle.includes(entry));
  return [
    ...bundleFacts(withoutBundle, seen),
    ...trustFacts(withBundle, seen),
    ...selectionFacts(ours, seen, isCalledFor),
  ];
}

function bundleFacts(entries: readonly WebhookEntry[], { release }: Shown): readonly Fact[] {
  if (entries.length === 0) return [];
  return [
    bad(
      'webhook',
      `${entries.map(({ name }) => name).join(' and ')} without caBundle: API servers trust no replica`,
      `See why no replica writes it: kubectl -n ${release.namespace} logs deployment/${release.name} --tail=20`,
    ),
  ];
}

/** The entry whose selectors and conditions take this pod. */
function selectionFacts(entries: readonly WebhookEntry[], seen: Shown, isCalledFor: boolean): readonly Fact[] {
  const { namespace } = seen;
  if (namespace.kind !== 'seen')
    return [unknown('webhook', 'which entry serves the namespace: its labels are unknown')];
  const labels = {
    ...namespace.value.metadata?.labels,
    'kubernetes.io/metadata.name': namespace.value.metadata?.name ?? '',
  };
  const refusals = entries.map((entry) => ({ entry, requirement: unmet(entry.namespaceSelector, labels) }));
  const serving = refusals.find(({ requirement }) => requirement === undefined)?.entry;
  if (serving !== undefined) return objectFacts(serving, seen, isCalledFor);
  const requirements = [...new Set(refusals.map(({ requirement }) => requirement))].join('; ');
  return [bad('webhook', `no entry serves the namespace: it must have ${requirements}`)];
}

function objectFacts(entry: WebhookEntry, seen: Shown, isCalledFor: boolean): readonly Fact[] {
  const requirement = unmet(entry.objectSelector, labelsOf(seen.pod));
  const cure = isCalledFor ? 'Correct webhook.objectSelector or the conditions in the values of the chart.' : undefined;
  if (requirement !== undefined)
    return [bad('webhook', `the objectSelector of ${entry.name} leaves the pod out: ${requirement}`, cure)];
  const name = seen.namespace.kind === 'seen' ? (seen.namespace.value.metadata?.name ?? '') : '';
  const results = (entry.matchConditions ?? []).map((condition) => ({
    name: condition.name,
    holds: holds(condition.expression, seen.pod, name),
  }));
  const failed = results.filter((result) => result.holds === false);
  const open = results.filter((result) => result.holds === 'unknown');
  return [
    ...(failed.length === 0 ? [ok('webhook', `${entry.name} serves the namespace (${entry.failurePolicy})`)] : []),
    ...failed.map((each) => bad('webhook', `condition ${each.name} of ${entry.name} leaves the pod out`, cure)),
    ...open.map((each) => unknown('webhook', `condition ${each.name} of ${entry.name}: only the API server can tell`)),
  ];
}
