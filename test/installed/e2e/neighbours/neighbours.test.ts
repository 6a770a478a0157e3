import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cluster } from '../../../../lab/kubernetes/cluster.ts';
import { STATUS } from '../../../support/public-names.ts';
import { startInstalled } from '../installed.ts';
import { CONFIG } from '../run-cases.ts';
import { USER } from '../runnable.ts';
import { podOf, seenByPod } from '../seen.ts';
import type { TestWebhook } from '../test-webhook.ts';
import { LIMITS } from './cases/limits.ts';
import { NODES } from './cases/nodes.ts';
import { POLICY_CASES } from './cases/policies.ts';
import { WEBHOOKS } from './cases/webhooks.ts';
import { fill, objectOf, POD, placesOf, RUNS, startWebhooks } from './places.ts';

const PLACES = placesOf([...WEBHOOKS, ...POLICY_CASES, ...LIMITS, ...NODES]);
const REFUSED = PLACES.flatMap(({ namespace, what, refused = [] }) =>
  refused.map(({ written, told }) => ({ namespace, what, written, told })),
);

let cluster: Cluster;
let webhook: TestWebhook;
beforeAll(async () => {
  cluster = await startInstalled({ config: CONFIG });
  webhook = await startWebhooks(cluster, WEBHOOKS);
  // Some at a time: each starts programs.
  for (let at = 0; at < PLACES.length; at += 5) {
    await Promise.all(PLACES.slice(at, at + 5).map((place) => fill(cluster, place)));
  }
});
afterAll(async () => {
  await webhook?.[Symbol.asyncDispose]();
  await cluster?.stop();
});

describe.each(PLACES)('beside $what', ({ namespace, order, stored = {}, seen = (env) => env, letStart }) => {
  it.each(RUNS)('$name has its outputs path and its key, and runs to its end', async (run) => {
    const pod = await podOf(cluster, namespace, run.name);
    expect(pod).toMatchObject(stored);
    expect(JSON.parse(pod.metadata?.annotations?.[STATUS] ?? '{}')).toMatchObject({ v: 1, reason: 'injected' });
    await letStart?.(cluster, pod);
    const { [run.main]: main, ...others } = await seenByPod(cluster, pod);
    expect(main).toMatchObject({ user: `${USER}`, key: run.key, files: run.files, env: seen(run.env, order) });
    expect(Object.values(others).map(({ key }) => key)).toEqual(Object.keys(others).map(() => ''));
    const phase = async () => (await podOf(cluster, namespace, run.name)).status?.phase;
    await expect.poll(phase).toBe('Succeeded');
  });
});

it.each(REFUSED)('$what is in force: $told', async ({ namespace, written, told }) => {
  const create = ['create', `--namespace=${namespace}`, '--dry-run=server', '--filename=-'];
  const object = JSON.stringify(objectOf(POD, written));
  const answer = () => cluster.kubectl(create, object).catch((error: Error) => error.message);
  await expect.poll(answer).toContain(told);
});
