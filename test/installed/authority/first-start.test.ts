import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Cluster } from '../../../lab/kubernetes/cluster.ts';
import { startCluster } from '../../../lab/kubernetes/start-cluster.ts';
import { certificatesIn } from '../../../src/certificates/certificate.ts';
import { readKept } from '../../../src/rotation/secret-data.ts';
import { expectSoon } from '../../support/judging/expect-kept.ts';
import { install } from './installed.ts';
import { webhookConfiguration } from './objects.ts';
import { startReplica } from './replica.ts';
import { strictCall } from './strict-call.ts';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startCluster({ node: false });
});
afterAll(() => cluster?.stop());

const wipe = [0, 1].map((index) => ({ op: 'remove', path: `/webhooks/${index}/clientConfig/caBundle` }));

it('makes the first authority, writes it into both entries, and serves a trusted leaf', async () => {
  const installed = await install(cluster, 'first');
  await using replica = await startReplica(installed);
  const [closed, open] = await installed.bundles();
  expect(certificatesIn(closed ?? '')).toHaveLength(1);
  expect(open).toBe(closed);
  await strictCall({ port: replica.servers.ports.webhook, ca: closed ?? '', names: installed.names });
  expect(await replica.ready()).toBe('ok\n');
  expect(await replica.metric('ca_bundle_writes_total')).toBe(
    'polyaxon_gcs_injector_ca_bundle_writes_total{result="written"} 1',
  );
  expect(await replica.metric('rotation_phase{phase="settled"}')).toMatch(/ 1$/);
});

it('repairs a wiped bundle within seconds, in one entry and in both, and stays ready', async () => {
  const installed = await install(cluster, 'wiped');
  await using replica = await startReplica(installed);
  const before = await installed.bundles();
  for (const operations of [wipe, wipe.slice(1)]) {
    await installed.patchConfiguration(operations);
    expect(await replica.ready()).toBe('ok\n');
    await expectSoon('to repair the bundle', 5000, () => expect.poll(installed.bundles).toEqual(before));
  }
});

it('repairs a configuration that was replaced as a whole', async () => {
  const installed = await install(cluster, 'replaced');
  await using _replica = await startReplica(installed);
  const before = await installed.bundles();
  await cluster.kubectl(['replace', '--filename=-'], JSON.stringify(webhookConfiguration(installed.names)));
  await expectSoon('to repair the configuration', 5000, () => expect.poll(installed.bundles).toEqual(before));
});

it('makes a new authority after the Secret was emptied, and keeps the old bundle beside it', async () => {
  const installed = await install(cluster, 'emptied');
  await using replica = await startReplica(installed);
  const [before = ''] = await installed.bundles();
  await installed.patchSecret([{ op: 'remove', path: '/data' }]);
  const trusted = async () => certificatesIn((await installed.bundles())[0] ?? '');
  await expectSoon('to make another authority', 5000, () => expect.poll(trusted).toHaveLength(2));
  const [after = ''] = await installed.bundles();
  expect(after).toContain(before);
  await strictCall({ port: replica.servers.ports.webhook, ca: after, names: installed.names });
  const kept = readKept((await installed.secret()).data ?? {});
  expect(kept.retired?.certificates).toEqual(certificatesIn(before));
  expect(kept.joining?.certificate).toEqual(certificatesIn(after)[1]);
});
