import { line } from '../../text/line.ts';
import { bad, type Fact, unknown } from '../fact.ts';
import type { Shown } from './shown.ts';

/** What keeps a pod from starting, in the words of the kubelet. */
export function kubeletFacts(seen: Shown, namespace: string): readonly Fact[] {
  const { created, events, names } = seen;
  if (created === undefined || created.status?.phase !== 'Pending') return [];
  if (events.kind === 'unseen') return [unknown('kubelet', `the events of the pod: ${events.why}`)];
  const waiting = (created.status.containerStatuses ?? []).flatMap(({ state }) =>
    state?.waiting?.reason === 'CreateContainerConfigError'
      ? [`${state.waiting.reason}: ${state.waiting.message ?? ''}`]
      : [],
  );
  const mounts = (events.kind === 'seen' ? events.value : [])
    .filter(({ reason, involvedObject }) => reason === 'FailedMount' && involvedObject?.name === names[0])
    .map(({ message }) => message ?? '');
  return [...new Set([...waiting, ...mounts])].flatMap((message) => said(message, namespace));
}

function said(message: string, namespace: string): readonly Fact[] {
  const text = line(message, 300);
  const [, secret] = /secret "([^"]+)" not found/.exec(message) ?? [];
  if (secret !== undefined)
    return [
      bad(
        'kubelet',
        text,
        `kubectl -n ${namespace} create secret generic ${line(secret)} --from-file=KEY=KEY_FILE.json. ${HEALS}`,
      ),
    ];
  const [, key] = /(?:non-existent secret key: |couldn't find key )(\S+)/.exec(message) ?? [];
  if (key === undefined) return [bad('kubelet', text)];
  return [bad('kubelet', text, `Add the key ${line(key)} to the Secret, or correct secretKey. ${HEALS}`)];
}

const HEALS = 'A pod that waits starts by itself within two minutes.';
