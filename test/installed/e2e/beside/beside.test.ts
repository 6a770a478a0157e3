import type { V1Container, V1Pod } from '@kubernetes/client-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cluster } from '../../../../lab/kubernetes/cluster.ts';
import { valuesOf } from '../../../support/builders.ts';
import { startInstalled } from '../installed.ts';
import { CONFIG, RUN_CASES, type RunCase, templateOf } from '../run-cases.ts';
import { createTeam } from '../team.ts';
import type { TestWebhook } from '../test-webhook.ts';
import { changeable } from '../untouched.ts';
import { type Admitted, admit } from './admissions.ts';
import { addsSidecar, addsVariable, both, type Neighbour, SIDECAR } from './neighbours.ts';
import { namespaceOf, ORDERS, type Order, startNeighbours } from './orders.ts';

const CREDENTIALS = 'GOOGLE_APPLICATION_CREDENTIALS';

const NEIGHBOURS = {
  'sidecar-last': addsSidecar('last'),
  'sidecar-first': addsSidecar('first'),
  variable: addsVariable('TEAM', 'ml'),
  'sidecar-and-variable': both(addsSidecar('first'), addsVariable('TEAM', 'ml')),
  credentials: addsVariable(CREDENTIALS, '/elsewhere/key.json'),
} satisfies Record<string, Neighbour>;

const orders = Object.keys(ORDERS) as Order[];
const CALLS = orders.flatMap((order) => RUN_CASES.map((run) => [order, run.name, run] as const));

/** After a change by any webhook, the API server calls every webhook once more. */
const SEEN_AGAIN = [
  [0, true],
  [1, false],
];
const CHANGED_AGAIN = [
  [0, true],
  [1, true],
];

let cluster: Cluster;
let webhook: TestWebhook;

beforeAll(async () => {
  cluster = await startInstalled({ config: CONFIG }, { audit: true });
  webhook = await startNeighbours(cluster, NEIGHBOURS);
  for (const neighbour of Object.keys(NEIGHBOURS)) {
    for (const order of orders) await createTeam(cluster, namespaceOf(neighbour, order));
  }
});
afterAll(async () => {
  await webhook?.[Symbol.asyncDispose]();
  await cluster?.stop();
});

const containers = ({ spec }: V1Pod): readonly V1Container[] => [
  ...(spec?.containers ?? []),
  ...(spec?.initContainers ?? []),
];
const container = (pod: V1Pod, name: string): V1Container | undefined =>
  containers(pod).find((one) => one.name === name);
const isTwice = (name: string, index: number, all: readonly string[]): boolean => all.indexOf(name) !== index;

/** Names that occur twice in a pod, though they must be unique. */
const doubled = (pod: V1Pod): readonly string[] => [
  ...(pod.spec?.volumes ?? []).map(({ name }) => name).filter(isTwice),
  ...containers(pod).flatMap(({ env = [], volumeMounts = [] }) => [
    ...env.map(({ name }) => name).filter(isTwice),
    ...volumeMounts.map(({ mountPath }) => mountPath).filter(isTwice),
  ]),
];

/** Admits a run. The result has no duplicates, and does not change when it is posted again. */
async function admitted(neighbour: keyof typeof NEIGHBOURS, order: Order, run: object): Promise<Admitted> {
  const namespace = namespaceOf(neighbour, order);
  const first = await admit(cluster, namespace, run);
  const again = await admit(cluster, namespace, first.pod);
  expect(doubled(first.pod)).toEqual([]);
  expect(changeable(again.pod)).toEqual(changeable(first.pod));
  expect(again.rounds).toEqual([[0, false]]);
  return first;
}

const withAnnotation = ({ object }: RunCase, name: string, value: string): object => {
  const { metadata, spec } = templateOf(object);
  return { metadata: { ...metadata, annotations: { ...metadata?.annotations, [name]: value } }, spec };
};

describe('beside a webhook that adds a sidecar', () => {
  const sidecars = (['sidecar-last', 'sidecar-first'] as const).flatMap((place) =>
    CALLS.map(([order, name, run]) => [place, order, name, run] as const),
  );

  it.each(sidecars)(
    '(%s) called %s us, %s gets its credentials and the sidecar gets none',
    async (place, order, _name, run) => {
      const { pod, rounds } = await admitted(place, order, templateOf(run.object));
      expect(valuesOf(container(pod, run.main)?.env)).toMatchObject(run.env);
      expect(container(pod, SIDECAR)).not.toHaveProperty('env');
      expect(rounds).toEqual(SEEN_AGAIN);
    },
  );

  it.each(CALLS)('called %s us, %s gives credentials to the sidecar that it names', async (order, _name, run) => {
    const named = withAnnotation(run, 'polyaxon-gcs-injector.io/containers', SIDECAR);
    const { pod, rounds } = await admitted('sidecar-last', order, named);
    for (const name of [run.main, SIDECAR]) {
      expect(valuesOf(container(pod, name)?.env)[CREDENTIALS]).toBe(run.env[CREDENTIALS]);
    }
    expect(rounds).toEqual(order === 'before' ? SEEN_AGAIN : CHANGED_AGAIN);
  });
});

describe('beside a webhook that adds a variable', () => {
  it.each(CALLS)('called %s us, %s gets both its variable and ours', async (order, _name, run) => {
    const { pod } = await admitted('variable', order, templateOf(run.object));
    expect(valuesOf(container(pod, run.main)?.env)).toMatchObject({ ...run.env, TEAM: 'ml' });
  });

  it.each(CALLS)('and a sidecar, called %s us, %s gets its variable and ours', async (order, _name, run) => {
    const { pod } = await admitted('sidecar-and-variable', order, templateOf(run.object));
    expect(valuesOf(container(pod, run.main)?.env)).toMatchObject({ ...run.env, TEAM: 'ml' });
    expect(container(pod, SIDECAR)?.env).toEqual([{ name: 'TEAM', value: 'ml' }]);
  });

  it.each(CALLS)('called %s us, %s has the first given credentials', async (order, _name, run) => {
    const { pod } = await admitted('credentials', order, templateOf(run.object));
    const { [CREDENTIALS]: ours, ...env } = run.env;
    expect(valuesOf(container(pod, run.main)?.env)).toMatchObject({
      POLYAXON_RUN_OUTPUTS_PATH: env['POLYAXON_RUN_OUTPUTS_PATH'],
      [CREDENTIALS]: order === 'before' ? '/elsewhere/key.json' : ours,
    });
  });

  it.each(CALLS)("called %s us, %s keeps its author's values", async (order, _name, run) => {
    const { metadata, spec } = structuredClone(templateOf(run.object));
    const own = { name: CREDENTIALS, value: '/mine/key.json' };
    for (const one of spec?.containers ?? []) one.env = [...(one.env ?? []), own];
    const { pod } = await admitted('credentials', order, { metadata, spec });
    expect(valuesOf(container(pod, run.main)?.env)).toMatchObject({
      POLYAXON_RUN_OUTPUTS_PATH: run.env['POLYAXON_RUN_OUTPUTS_PATH'],
      [CREDENTIALS]: '/mine/key.json',
    });
  });
});
