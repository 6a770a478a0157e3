import { posix } from 'node:path';
import type { Pod } from '../../../src/kubernetes/pod.ts';
import type { Changes, ContainerChanges } from './changes.ts';
import { type Finding, unless } from './finding.ts';

/** Law 1 and 2: what is added has a name of its own, and nothing else is other than before. */
export function additionFindings(before: Pod, after: Pod, changes: Changes): readonly Finding[] {
  const volumes = (before.spec.volumes ?? []).map(({ name }) => name);
  const all = new Set((after.spec.volumes ?? []).map(({ name }) => name));
  return [
    ...changes.others.flatMap(({ path }) => unless(false, 'law 2: something else changed', path.join('.'))),
    ...free(
      'a volume',
      changes.volumes.map(({ name }) => name),
      volumes,
    ),
    ...changes.containers.flatMap((container) => containerFindings(container, all)),
  ];
}

const containerFindings = (
  { list, container, env, mounts, ...changed }: ContainerChanges,
  volumes: ReadonlySet<string>,
): readonly Finding[] => [
  ...unless(!isOfPlatform(list, container.name), 'a platform container changed', container.name),
  ...free(
    'a variable',
    env.map(({ name }) => name),
    (container.env ?? []).map(({ name }) => name),
  ),
  ...mounts.flatMap(({ name, mountPath, readOnly, ...more }) => [
    ...unless(volumes.has(name), 'a mount without a volume', name),
    ...unless(readOnly === true && Object.keys(more).length === 0, 'a mount that is not a read-only folder', mountPath),
    ...unless(isMountable(mountPath), 'a mount at no folder', mountPath),
  ]),
  ...crowded(
    mounts.map(({ mountPath }) => mountPath),
    (container.volumeMounts ?? []).map(({ mountPath }) => mountPath),
  ),
  ...changed.values.flatMap(({ name }) => unless(WRITTEN.has(name), 'law 1: a value of the author changed', name)),
  ...changed.args.flatMap(({ before }) => unless(before.includes('--logdir'), 'law 1: an argument changed', before)),
];

/** Variables that Polyaxon writes itself. */
const WRITTEN: ReadonlySet<string> = new Set([
  'POLYAXON_RUN_OUTPUTS_PATH',
  'POLYAXON_RUN_DATA_PATHS',
  'POLYAXON_REFS_OUTPUTS_PATHS',
  'TF_CONFIG',
  'POLYSTORES_RUN_STORES_ACCESS_KEYS',
  'POLYAXON_CONNECTIONS_CATALOG',
]);

const OF_PLATFORM = /^polyaxon-(sidecar|init)|^polyaxon-job-(sidecar|init)$/;
const USER_INIT = /^polyaxon-init-[0-9a-f]{10}$/;
const OF_OTHERS =
  /^(init-pytorch|wait-gcs-ready|autoscaler|kubectl-delivery|istio-(init|proxy|validation)|linkerd-(init|network-validator|proxy)|gke-gcsfuse-(sidecar|metadata-prefetch)|vault-agent(-init)?|daprd)$/;

const isOfPlatform = (list: string, name: string): boolean =>
  OF_OTHERS.test(name) || (OF_PLATFORM.test(name) && !(list === 'initContainers' && USER_INIT.test(name)));

const free = (what: string, added: readonly string[], present: readonly string[]): readonly Finding[] => [
  ...unless(new Set(added).size === added.length, `law 1: ${what} added twice`, added),
  ...unless(!added.some((name) => present.includes(name)), `law 1: ${what} of the author a second time`, added),
];

const isMountable = (path: string): boolean => path.startsWith('/') && clean(path) !== '/' && !path.includes(':');

const clean = (path: string): string => posix.normalize(`/${path}/`);

function crowded(added: readonly string[], present: readonly string[]): readonly Finding[] {
  const taken = present.map(clean);
  return added
    .map(clean)
    .flatMap((path, index, all) => [
      ...unless(
        !taken.some((other) => (path.startsWith(other) && other !== '/') || other.startsWith(path)),
        'law 1: a mount inside another',
        path,
      ),
      ...unless(all.indexOf(path) === index, 'law 1: two mounts at one path', path),
    ]);
}
