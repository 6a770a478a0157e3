import { expect, vi } from 'vitest';
import type { Cluster } from '../../../../lab/kubernetes/cluster.ts';
import { OPTED_IN } from '../../../support/public-names.ts';
import { namespaceOf, ORDERS, type Order, startNeighbours } from '../beside/orders.ts';
import { RUN_CASES, type RunCase, templateOf } from '../run-cases.ts';
import { createTeam } from '../team.ts';
import type { TestWebhook } from '../test-webhook.ts';
import type { NeighbourCase, Written } from './neighbour-case.ts';

/** A namespace with a neighbour. */
export interface Place extends NeighbourCase {
  readonly namespace: string;
  readonly order?: Order;
}

/** One of each generation: a Pod as the spawner of 0.x makes it, and a Job as the operator of 2.x does. */
export const RUNS = RUN_CASES.filter(({ name }) => ['0.6.1-experiment', '2.18.0-job'].includes(name));

export const [POD] = RUNS as [RunCase, RunCase];

export const placesOf = (cases: readonly NeighbourCase[]): readonly Place[] =>
  cases.flatMap((one): readonly Place[] =>
    one.webhook === undefined
      ? [{ ...one, namespace: one.name }]
      : (Object.keys(ORDERS) as Order[]).map((order) => ({
          ...one,
          order,
          namespace: namespaceOf(one.name, order),
          what: `${one.what}, called ${order} us`,
        })),
  );

const UNCHANGED: Written = (template) => template;

/** The object of a run in the words of its author. */
export function objectOf({ object }: RunCase, written: Written = UNCHANGED): object {
  const template = written(templateOf(object));
  return object.kind === 'Pod' ? { ...object, ...template } : { ...object, spec: { ...object.spec, template } };
}

/** The webhooks of all cases. In its place each is called before or after the injector. */
export const startWebhooks = (cluster: Cluster, cases: readonly NeighbourCase[]): Promise<TestWebhook> =>
  startNeighbours(
    cluster,
    Object.fromEntries(cases.flatMap(({ name, webhook }) => (webhook ? [[name, webhook] as const] : []))),
  );

const PATIENCE = { timeout: 240_000, interval: 200 };

/** Makes the namespace, the neighbour's objects and, once the neighbour is in force, the runs. */
export async function fill(cluster: Cluster, place: Place): Promise<void> {
  const { namespace, labels, objects = [], inForce, written } = place;
  await createTeam(cluster, namespace, { labels: { ...OPTED_IN, ...labels } });
  const create = (items: readonly object[], ...flags: readonly string[]) =>
    cluster.kubectl(
      ['create', `--namespace=${namespace}`, '--filename=-', ...flags],
      items.map((item) => JSON.stringify(item)).join('\n---\n'),
    );
  if (objects.length > 0) await create(objects);
  if (inForce) await cluster.kubectl(['wait', ...inForce, `--namespace=${namespace}`, '--timeout=600s']);
  if (place.webhook) {
    const tried = async () => JSON.parse(await create([objectOf(POD)], '--dry-run=server', '--output=json'));
    await vi.waitFor(async () => expect(await tried()).toMatchObject(place.stored ?? {}), PATIENCE);
  }
  await create(RUNS.map((run) => objectOf(run, written)));
}
