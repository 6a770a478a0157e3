import { line } from '../../text/line.ts';
import { bad, type Fact, unknown } from '../fact.ts';
import type { Event } from '../objects.ts';
import type { Release, Shown } from './shown.ts';
import { WRITERS } from './trust.ts';

/** Refused creations of pods, from the events of the owner and of what it made (a Deployment makes a ReplicaSet). */
export function refusalFacts({ created, events, names, release }: Shown): readonly Fact[] {
  if (created !== undefined) return [];
  if (events.kind === 'unseen') return [unknown('refusal', `the events of the owner: ${events.why}`)];
  const all = events.kind === 'seen' ? events.value : [];
  const messages = all.filter((event) => isOf(event, names) && isRefusal(event)).map(({ message }) => message ?? '');
  const facts = [...new Set(messages)].slice(-MOST).map((message) => refusal(message, release));
  return facts.length > 0
    ? facts
    : [unknown('refusal', 'no event of a refused pod: events are kept for an hour, and the owner may be waiting')];
}

/** A controller tries again for hours. The last messages are those of today. */
const MOST = 3;

const isOf = ({ involvedObject }: Event, names: readonly string[]): boolean =>
  names.some((name) => involvedObject?.name === name || involvedObject?.name?.startsWith(`${name}-`));

/** `FailedCreate` of Kubernetes, `FailedCreatePod` of Kubeflow. */
const isRefusal = ({ type, reason }: Event): boolean =>
  type === 'Warning' && reason?.startsWith('FailedCreate') === true;

function refusal(message: string, { namespace, name }: Release): Fact {
  const text = line(message, 400);
  const [, ours] = /denied the request: polyaxon-gcs-injector: (.*)/s.exec(message) ?? [];
  if (ours !== undefined) return bad('refusal', text, `Mend this, and the owner tries again: ${line(ours, 256)}`);
  if (!/failed calling webhook "[\w-]+\.polyaxon-gcs-injector\.io"/.test(message)) return bad('refusal', text);
  if (message.includes('polyaxon-gcs-injector: fault: '))
    return bad(
      'refusal',
      text,
      `Report this with the line of the log: kubectl -n ${namespace} logs deployment/${name}`,
    );
  if (message.includes('x509'))
    return bad('refusal', text, `API servers do not trust the replicas. See who writes caBundle: ${WRITERS}`);
  return bad('refusal', text, `No replica answered: kubectl -n ${namespace} get pods,endpointslices`);
}
