import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Cluster } from '../../../lab/kubernetes/cluster.ts';
import { startCluster } from '../../../lab/kubernetes/start-cluster.ts';
import { certificatesIn } from '../../../src/certificates/certificate.ts';
import { phaseOf } from '../../../src/rotation/kept.ts';
import { CLOCK_SKEW_MS, JOINING_MS, LEAF_LIFE_MS } from '../../../src/rotation/lifetimes.ts';
import { ROTATE_ANNOTATION, readKept } from '../../../src/rotation/secret-data.ts';
import { callContinuously } from './continuous-calls.ts';
import { FakeClock } from './fake-clock.ts';
import { type Installed, install } from './installed.ts';
import { startReplica } from './replica.ts';
import { strictCall } from './strict-call.ts';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startCluster({ node: false });
});
afterAll(() => cluster?.stop());

const phase = async ({ secret }: Installed) => phaseOf(readKept((await secret()).data ?? {}));
const trusted = async ({ bundles }: Installed) => certificatesIn((await bundles()).join('')).length;
const wish = { op: 'add', path: '/metadata/annotations', value: { [ROTATE_ANNOTATION]: 'now' } };

it('makes two replicas that start at once agree on one authority, each with its own leaf', async () => {
  const installed = await install(cluster, 'two-at-once');
  const { names } = installed;
  const replicas = await Promise.all(['one', 'two'].map((identity) => startReplica(installed, { identity })));
  await using first = replicas[0];
  await using second = replicas[1];
  const [bundle = ''] = await installed.bundles();
  expect(certificatesIn(bundle)).toHaveLength(1);
  const ports = [first, second].map((replica) => replica?.servers.ports.webhook ?? 0);
  const issuers = await Promise.all(ports.map((port) => strictCall({ port, ca: bundle, names })));
  expect(new Set(issuers).size).toBe(1);
  const leaves = await Promise.all([first, second].map((replica) => replica?.authority.first));
  expect(new Set(leaves.map((leaf) => leaf?.cert)).size).toBe(2);
});

it('rotates from the first to the last step, and a client that trusts only the present bundle never fails', async () => {
  const installed = await install(cluster, 'rotating');
  const { names } = installed;
  // The client checks dates by the real clock. So all certificates must be valid by that one too: the fake clock ends
  // half an hour ahead of it, and certificates begin an hour in the past.
  const clock = new FakeClock(new Date(Date.now() - LEAF_LIFE_MS + 5 * 60_000));
  await using one = await startReplica(installed, { identity: 'one', clock: clock.read });
  await using two = await startReplica(installed, { identity: 'two', clock: clock.read });
  const clients = [one, two].map(({ servers }) =>
    callContinuously(async () => {
      const [ca = ''] = await installed.bundles();
      return strictCall({ port: servers.ports.webhook, ca, names });
    }),
  );
  await installed.patchSecret([wish]);
  await expect.poll(() => phase(installed)).toBe('joining');
  await expect.poll(() => trusted(installed)).toBe(2);
  expect((await installed.secret()).metadata?.annotations ?? {}).not.toHaveProperty(ROTATE_ANNOTATION);
  await Promise.all(clients.map(({ goOn }) => goOn()));
  clock.advance(JOINING_MS - 1000);
  await expect.poll(() => one.metric('rotation_phase{phase="joining"}')).toMatch(/ 1$/);
  expect(await phase(installed)).toBe('joining');
  clock.advance(2000);
  await expect.poll(() => phase(installed)).toBe('retiring');
  for (const { answers } of clients) await expect.poll(() => answers.size).toBe(2);
  clock.advance(LEAF_LIFE_MS);
  await expect.poll(() => two.written.text.match(/serving certificate issued/g)?.length).toBe(3);
  expect(await trusted(installed)).toBe(2);
  clock.advance(CLOCK_SKEW_MS);
  await expect.poll(() => phase(installed)).toBe('settled');
  expect(await trusted(installed)).toBe(1);
  await Promise.all(clients.map(({ goOn }) => goOn()));
  for (const client of clients) {
    await client[Symbol.asyncDispose]();
    expect(client.failures).toEqual([]);
  }
  expect(await one.ready()).toBe('ok\n');
});
