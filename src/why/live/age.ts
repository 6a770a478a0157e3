import { INJECT_LABEL } from '../../injection/our-names.ts';
import { isObject } from '../../json/object.ts';
import type { Seen } from '../../kubernetes/seen.ts';
import { bad, type Fact } from '../fact.ts';
import type { Metadata } from '../objects.ts';
import { RESTART } from './restart.ts';
import type { Shown } from './shown.ts';

/** Why an older pod that all would serve today has no status: it was made before one of them was there. */
export function ageFacts(seen: Shown): readonly Fact[] {
  const created = seen.created?.metadata?.creationTimestamp;
  if (created === undefined) return [];
  const earlier = causes(seen).find(({ since }) => since !== undefined && Date.parse(created) < Date.parse(since));
  const text =
    earlier === undefined
      ? `the webhook never answered for this pod, made at ${created}: no replica was up, or the label came later`
      : `the pod was made at ${created}, before ${earlier.what} (${earlier.since})`;
  return [bad('injection', text, RESTART)];
}

interface Cause {
  readonly what: string;
  readonly since: string | undefined;
}

function causes({ webhooks, namespace, deployment }: Shown): readonly Cause[] {
  const [configuration] = webhooks.kind === 'seen' ? webhooks.value : [];
  return [
    { what: 'the webhook was installed', since: configuration?.metadata?.creationTimestamp },
    { what: 'the namespace got its label', since: labelledSince(namespace) },
    {
      what: 'a replica was ready again',
      since: deployment.kind === 'seen' ? availableSince(deployment.value) : undefined,
    },
  ];
}

/** When the writer of our label wrote last. Nobody keeps the time of a single label. */
function labelledSince(namespace: Seen<{ readonly metadata?: Metadata }>): string | undefined {
  if (namespace.kind !== 'seen') return undefined;
  const writers = namespace.value.metadata?.managedFields ?? [];
  return writers.find(({ fieldsV1 }) => isObject(labelsIn(fieldsV1)?.[`f:${INJECT_LABEL}`]))?.time;
}

function labelsIn(fields: unknown): Readonly<Record<string, unknown>> | undefined {
  const metadata = isObject(fields) ? fields['f:metadata'] : undefined;
  const labels = isObject(metadata) ? metadata['f:labels'] : undefined;
  return isObject(labels) ? labels : undefined;
}

const availableSince = ({ status }: Extract<Shown['deployment'], { kind: 'seen' }>['value']): string | undefined =>
  status?.conditions?.find((condition) => condition.type === 'Available' && condition.status === 'True')
    ?.lastTransitionTime;
