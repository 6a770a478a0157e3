import type { Facts, ReplicaFacts, ServerFacts } from './facts.ts';
import { type Finding, fault, notSeen, ok, type Section, warn } from './finding.ts';

export const checkReplicas = ({ server }: Facts): Section => ({ title: 'replicas', findings: ofReplicas(server) });

function ofReplicas({ namespace, name, wanted, replicas }: ServerFacts): readonly Finding[] {
  if (replicas.kind === 'unseen') return [notSeen('replicas', `the pods of ${namespace}/${name}`, replicas.why)];
  const pods = replicas.kind === 'seen' ? replicas.value : [];
  const ready = pods.filter(({ isReady }) => isReady).length;
  if (wanted.kind === 'absent')
    return [
      fault(
        'replicas',
        `there is no Deployment ${namespace}/${name}`,
        'Install the chart, or name its namespace with -n.',
      ),
    ];
  const of = wanted.kind === 'seen' ? wanted.value : pods.length;
  const text = `${ready} of ${of} replicas of ${namespace}/${name} are ready`;
  if (of === 0) return [fault('replicas', `${namespace}/${name} has no replica`, scale(namespace, name))];
  const reasons = pods.filter(({ isReady }) => !isReady).map((pod) => whyNotReady(namespace, pod));
  if (ready === 0) return [fault('replicas', text, pods.length === 0 ? look(namespace) : undefined), ...reasons];
  return [ready < of ? warn('replicas', text) : ok('replicas', text), ...reasons];
}

const scale = (namespace: string, name: string): string =>
  `kubectl -n ${namespace} scale deployment ${name} --replicas=2`;
const look = (namespace: string): string => `kubectl -n ${namespace} get events --sort-by=.lastTimestamp`;

const whyNotReady = (namespace: string, { name, why }: ReplicaFacts): Finding =>
  warn(
    'replicas',
    `${name} is not ready${why === undefined ? '' : `: ${why}`}`,
    `kubectl -n ${namespace} logs ${name}`,
  );

export const checkConfiguration = ({ server }: Facts): Section => ({
  title: 'configuration',
  findings: ofConfiguration(server),
});

function ofConfiguration({ configuration, replicas, namespace }: ServerFacts): readonly Finding[] {
  if (configuration.kind === 'absent')
    return [fault('configuration', `the ConfigMap is missing in ${namespace}`, 'Run helm upgrade.')];
  if (configuration.kind === 'unseen') return [notSeen('configuration', 'the configuration', configuration.why)];
  const { hash, faults } = configuration.value;
  if (hash === undefined) return [...faults.map((each) => fault('configuration', each)), ofKept(replicas)];
  const valid = ok('configuration', `the configuration ${hash} has no faults`);
  return [valid, ...(replicas.kind === 'seen' ? ofHashes(hash, replicas.value) : [])];
}

function ofKept(replicas: ServerFacts['replicas']): Finding {
  const kept = new Set(replicas.kind === 'seen' ? replicas.value.flatMap((each) => hashOf(each) ?? []) : []);
  const unseen = replicas.kind === 'seen' ? replicas.value.find(({ isReady }) => isReady)?.metrics : undefined;
  if (kept.size === 0 && unseen?.kind === 'unseen')
    return notSeen('configuration_hash', 'which configuration the replicas keep', unseen.why);
  const uses = kept.size === 0 ? 'no replica can start with it' : `the replicas keep ${[...kept].join(' and ')}`;
  return warn('configuration_hash', `${uses}, because the ConfigMap has faults`);
}

const hashOf = ({ metrics }: ReplicaFacts): string | undefined =>
  metrics.kind === 'seen' ? metrics.value.configHash : undefined;

function ofHashes(hash: string, replicas: readonly ReplicaFacts[]): readonly Finding[] {
  const others = replicas.filter((each) => hashOf(each) !== undefined && hashOf(each) !== hash);
  const unread = replicas.find(({ metrics }) => metrics.kind === 'unseen')?.metrics;
  if (others.length > 0) {
    const named = others.map((each) => `${each.name} (${hashOf(each)})`).join(', ');
    return [fault('configuration_hash', `not on ${hash}: ${named}`, 'Wait a minute. Then look into its log.')];
  }
  if (unread?.kind === 'unseen')
    return [notSeen('configuration_hash', 'which configuration the replicas use', unread.why)];
  return replicas.length === 0 ? [] : [ok('configuration_hash', `${replicas.length} replicas use ${hash}`)];
}
