import type { V1Container, V1Pod } from '@kubernetes/client-node';
import type { Operation } from 'fast-json-patch';
import { expect } from 'vitest';
import type { Neighbour } from '../../beside/neighbours.ts';
import type { Env, NeighbourCase } from '../neighbour-case.ts';
import { nativeSidecar, SIDECAR, sidecar } from '../sidecars.ts';

type ContainerList = 'containers' | 'initContainers';
const LISTS: readonly ContainerList[] = ['containers', 'initContainers'];

const add = (path: string, value: unknown): Operation => ({ op: 'add', path, value });
/** Into a list that may be absent. */
const addFirst = (path: string, list: readonly unknown[] | undefined, value: unknown): Operation =>
  list === undefined ? add(path, [value]) : add(`${path}/0`, value);

const isThere = ({ spec }: V1Pod): boolean =>
  LISTS.some((list) => spec?.[list]?.some(({ name }) => name === SIDECAR) ?? false);

const STATUS = { 'neighbour.test/status': '{"containers":["neighbour"]}' };

/** Like Istio: its container and volume come first, and files belong to a group of its own. */
const mesh: Neighbour = (pod) => {
  if (isThere(pod)) return [];
  const { metadata, spec } = pod;
  return [
    add('/metadata/annotations', { ...metadata?.annotations, ...STATUS }),
    add('/spec/securityContext', { ...spec?.securityContext, fsGroup: 1337 }),
    addFirst('/spec/volumes', spec?.volumes, { name: 'neighbour-data', emptyDir: {} }),
    addFirst('/spec/containers', spec?.containers, {
      ...sidecar,
      volumeMounts: [{ name: 'neighbour-data', mountPath: '/data' }],
    }),
  ];
};

const nativeMesh: Neighbour = (pod) =>
  isThere(pod)
    ? []
    : [
        addFirst('/spec/initContainers', pod.spec?.initContainers, nativeSidecar),
        add('/spec/terminationGracePeriodSeconds', 1),
      ];

const eachContainer = (
  { spec }: V1Pod,
  operations: (container: V1Container, path: string) => readonly Operation[],
): readonly Operation[] =>
  LISTS.flatMap((list) =>
    (spec?.[list] ?? []).flatMap((container, index) => operations(container, `/spec/${list}/${index}`)),
  );

const PROXY = { name: 'HTTPS_PROXY', value: 'http://proxy.neighbour.test:3128' };

/** Like Kyverno: its variables come first in every container. */
const variables: Neighbour = (pod) =>
  eachContainer(pod, ({ env }, path) =>
    env?.some(({ name }) => name === PROXY.name) ? [] : [addFirst(`${path}/env`, env, PROXY)],
  );

const OUR_PATHS = ['/tmp/.plx-gcs-secret', '/plx-context/.gc'];
const PRESET = 'preset';

/** Like a PodPreset: a volume in every container, but not over a mount that is there. */
const preset: Neighbour = (pod) => {
  const mounts = eachContainer(pod, ({ volumeMounts = [] }, path) => {
    const added = OUR_PATHS.filter((mountPath) => volumeMounts.every((mount) => mount.mountPath !== mountPath));
    return added.length === 0
      ? []
      : [add(`${path}/volumeMounts`, [...volumeMounts, ...added.map((mountPath) => ({ name: PRESET, mountPath }))])];
  });
  const isPreset = pod.spec?.volumes?.some(({ name }) => name === PRESET) ?? false;
  return isPreset ? [] : [...mounts, addFirst('/spec/volumes', pod.spec?.volumes, { name: PRESET, emptyDir: {} })];
};

/** The key is beside the folder that is taken. */
const besideTheTaken = (env: Env): Env =>
  Object.fromEntries(
    Object.entries(env).map(([name, value]) => [
      name,
      OUR_PATHS.reduce((text, path) => text.replaceAll(new RegExp(`${path}(?=[/"])`, 'g'), `${path}-2`), value),
    ]),
  );

const some = (members: object): unknown => expect.arrayContaining([expect.objectContaining(members)]);

export const WEBHOOKS: readonly NeighbourCase[] = [
  {
    name: 'mesh',
    what: 'a webhook that puts its sidecar and its volume first',
    webhook: mesh,
    stored: { metadata: { annotations: STATUS }, spec: { securityContext: { fsGroup: 1337 } } },
  },
  {
    name: 'native-mesh',
    what: 'a webhook whose sidecar is an init container that goes on',
    webhook: nativeMesh,
    stored: { spec: { initContainers: some({ name: SIDECAR, restartPolicy: 'Always' }) } },
  },
  {
    name: 'variables',
    what: 'a webhook that puts a variable first in every container',
    webhook: variables,
    stored: { spec: { containers: some({ env: some(PROXY) }) } },
    seen: (env) => ({ ...env, [PROXY.name]: PROXY.value }),
  },
  {
    name: PRESET,
    what: 'a webhook that mounts a volume at our path',
    webhook: preset,
    stored: { spec: { volumes: some({ name: PRESET }) } },
    seen: (env, order) => (order === 'before' ? besideTheTaken(env) : env),
  },
];
