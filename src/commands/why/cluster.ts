import type { Ask } from '../../cluster/ask.ts';
import { settingsFor } from '../../config/configuration.ts';
import { decide } from '../../injection/decide.ts';
import type { Pod } from '../../kubernetes/pod.ts';
import type { Seen } from '../../kubernetes/seen.ts';
import type { Account } from '../../why/account.ts';
import { type Decided, secretIn } from '../../why/decision/decided.ts';
import { explainSeen } from '../../why/live/explain.ts';
import type { Installation, Release, Shown } from '../../why/live/shown.ts';
import type { CreatedPod, Event, Namespace } from '../../why/objects.ts';
import { type FoundPod, findPods } from '../manifest/pods.ts';
import { CommandFailed } from '../terminal.ts';
import { type Configured, configurationOf, installationOf } from './installation.ts';
import { lookAtSecret } from './secret.ts';
import { itemsOf, metadataOf, type Named, type Subject, subjectNamed } from './subject.ts';

interface ToExplain extends Named {
  readonly release: Release;
  readonly config?: string;
}

/** What became of a pod of a cluster, or of the pods that an owner could not make. */
export async function explainInCluster(
  ask: Ask,
  { release, config, ...named }: ToExplain,
): Promise<readonly Account[]> {
  const [subject, { server, ...installation }] = await Promise.all([
    subjectNamed(ask, named),
    installationOf(ask, release),
  ]);
  const { namespace } = named;
  const pods = findPods(subject.object, namespace);
  if (pods.length === 0) throw new CommandFailed(`${namespace}/${named.name} makes no pods`);
  const [configured, ofNamespace, events] = await Promise.all([
    configurationOf(server, installation.release, config),
    ask(`/api/v1/namespaces/${namespace}`) as Promise<Seen<Namespace>>,
    eventsIn(ask, namespace),
  ]);
  const seen = { ...installation, namespace: ofNamespace, events };
  return Promise.all(
    pods.map(async (found) =>
      explainSeen(found.owner, await decideOn(ask, found, configured), seenOf(found, subject, seen)),
    ),
  );
}

const seenOf = (
  { pod }: FoundPod,
  { kind, object }: Subject,
  around: Installation & Pick<Shown, 'namespace' | 'events'>,
): Shown => ({
  ...around,
  pod,
  names: [String(metadataOf(object)['name'])],
  ...(kind === 'pod' ? { created: object as CreatedPod } : {}),
});

/** Which Secret a run needs is known only after a decision. The second one is made with what the Secret has. */
async function decideOn(
  ask: Ask,
  { pod, namespace }: { pod: Pod; namespace: string },
  configured: Configured,
): Promise<Decided> {
  const settings = settingsFor(configured.configuration, namespace);
  const input = { namespace, settings, failurePolicy: 'fail' as const };
  const name = secretIn(decide(pod, { ...input, secrets: new Map() }));
  const secret = await lookAtSecret(ask, namespace, name);
  const secrets = new Map(name === undefined ? [] : [[name, secret.state]]);
  const { source, refused } = configured;
  const decision = decide(pod, { ...input, secrets });
  return { pod, namespace, settings, source, secret, decision, ...(refused === undefined ? {} : { refused }) };
}

async function eventsIn(ask: Ask, namespace: string): Promise<Seen<readonly Event[]>> {
  const answer = await ask(`/api/v1/namespaces/${namespace}/events`);
  return answer.kind === 'seen' ? { kind: 'seen', value: itemsOf(answer.value) as readonly Event[] } : answer;
}
