import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cluster } from '../../../lab/kubernetes/cluster.ts';
import { expectKept } from '../../support/judging/expect-kept.ts';
import { judgeKilledRuns } from '../../support/judging/killed-runs.ts';
import { judgeReplaced } from '../../support/judging/replaced.ts';
import { judgeAnsweredRuns, judgeRuns } from '../../support/judging/runs.ts';
import { now } from '../../support/judging/took.ts';
import { judgeTime } from '../../support/judging/verdict.ts';
import type { Values } from '../chart/helm.ts';
import { needsThisMachine } from './given-cluster.ts';
import { startInstalled } from './installed.ts';
import { burst } from './load/burst.ts';
import { type Client, clientOf } from './load/client.ts';
import { outcomeIn } from './load/creation.ts';
import { expectNothingLost, expectThroughout } from './load/expectations.ts';
import { killEach } from './load/kills.ts';
import { type Release, releaseOf } from './load/release.ts';
import { acceptedConnections, issuersShownBy, replicasOf } from './load/replicas.ts';
import { restartApiServer } from './load/restart-api-server.ts';
import { reviewBurst } from './load/review-burst.ts';
import { runPod } from './load/run-pod.ts';
import { removePods } from './load/stored-pods.ts';
import { describeTally, tallyOf } from './load/tally.ts';
import { underLoad, type Work } from './load/under-load.ts';
import { createTeam } from './team.ts';

const storesIn = (bucket: string): Values => ({
  config: { persistence: { outputs: { store: 'gcs', bucket, secret: 'gcs-secret', secretKey: 'gcs-key.json' } } },
});

const isElsewhere = needsThisMachine('processes of replicas are looked into and killed, the API server restarted');

describe('with 50 runs a second in a namespace that fails closed', () => {
  let cluster: Cluster;
  let client: Client;
  let release: Release;

  beforeAll(async () => {
    cluster = await startInstalled(storesIn('gs://first'));
    await createTeam(cluster, 'team');
    await createTeam(cluster, 'elsewhere', { labels: {} });
    client = await clientOf(cluster);
    release = releaseOf(cluster);
  });
  afterAll(async () => {
    client?.close();
    await cluster?.stop();
  });

  const load = <Result>(title: string, work: Work<Result>, namespace = 'team') =>
    underLoad({ client, namespace }, title, work);

  it('injects every one, and prints the cost beside runs of a namespace that did not opt in', async () => {
    const untouched = await load('not opted in', (further) => further(250), 'elsewhere');
    expectKept(...judgeRuns(untouched, 'uninjected'));
    expectNothingLost(await load('opted in', (further) => further(250)));
  });

  it('loses none in three rolling restarts', async () => {
    const loaded = await load('three rolling restarts', async (further) => {
      for (const _time of [1, 2, 3]) await release.restart();
      await release.replacedAreGone();
      await further(50);
    });
    expectNothingLost(loaded);
  });

  it('loses none in an upgrade to another configuration, which is in force when Helm is done', async () => {
    const loaded = await load('helm upgrade', async (further) => {
      await release.upgrade(storesIn('gs://second'));
      const done = now();
      await release.replacedAreGone();
      const gone = now();
      await further(50);
      return { done, gone };
    });
    expectNothingLost(loaded);
    const into = (bucket: string) =>
      loaded.creations.filter((each) => each.kind === 'injected' && each.outputs.startsWith(`${bucket}/`));
    const [old, others] = [into('gs://first'), into('gs://second')];
    expect(old.length + others.length).toBe(loaded.tally.injected);
    expectKept(...judgeReplaced(old, loaded.result));
  });

  describe.skipIf(isElsewhere)('on a cluster of this machine', () => {
    it('loses none in a rotation, until every replica shows a leaf of the new authority', async () => {
      const [before = ''] = await issuersShownBy(cluster);
      const loaded = await load('certs rotate', async (further) => {
        await release.rotate();
        await expect.poll(release.rotationPhase).toBe('joining');
        await expect.poll(release.rotationPhase).toBe('retiring');
        await expect.poll(async () => (await issuersShownBy(cluster)).has(before)).toBe(false);
        await further(100);
      });
      expect(await issuersShownBy(cluster)).toHaveProperty('size', 1);
      expectNothingLost(loaded);
    });

    it('loses only a bounded number when SIGKILL ends each replica in turn', async () => {
      const loaded = await load('SIGKILL, twice', (further) => killEach(cluster, release, further));
      const { result, tally } = loaded;
      console.info(`SIGKILL: ${tally.refused.length} runs refused`, new Set(tally.refused));
      console.info(`SIGKILL: ${result.refusedDials.length} new connections refused`);
      expect(result.kills).toHaveLength(2);
      expectKept(...judgeKilledRuns({ ...loaded, ...result }));
      expectThroughout(loaded);
    });

    it('loses none that the API server answered during its restart', async () => {
      const loaded = await load('restart of the API server', async (further) => {
        await further(50);
        const restart = await restartApiServer(cluster);
        await further(100);
        return restart;
      });
      expectKept(...judgeAnsweredRuns(loaded), judgeTime('the restart of the API server', loaded.result, 120_000));
      expectThroughout(loaded);
      expect(loaded.tally.unanswered.length).toBeGreaterThan(0);
    });

    it('handles 200 creations at once', async () => {
      await release.restart();
      await release.replacedAreGone();
      const without = await burst({ client, namespace: 'elsewhere' }, runPod(), 200);
      console.info(`burst, not opted in: ${describeTally(tallyOf(without.creations, without.took))}`);
      const run = runPod();
      const replicas = await replicasOf(cluster);
      const before = acceptedConnections(replicas);
      const { took, creations } = await burst({ client, namespace: 'team' }, run, 200);
      const opened = acceptedConnections(replicas) - before;
      console.info(
        `burst: ${describeTally(tallyOf(creations, took))}; ${opened} connections to the replicas, those of probes included`,
      );
      const stored = (await removePods(client, 'team')).filter(run.isOne).map((pod) => outcomeIn(pod).kind);
      expect(creations).toHaveLength(200);
      expectKept(...judgeRuns({ creations, stored }));
    });

    // Without enough CPU, fewer runs are in flight at one moment. Then the API server opens fewer connections.
    it('handles 200 reviews at once, each on its own TLS connection', async () => {
      const replicas = await replicasOf(cluster);
      const before = acceptedConnections(replicas);
      const responses = await reviewBurst(await release.service(), 200);
      expect(acceptedConnections(replicas) - before).toBeGreaterThanOrEqual(200);
      expect(new Set(responses.map(({ uid }) => uid))).toHaveProperty('size', 200);
      for (const response of responses) expect(response).toMatchObject({ allowed: true, patchType: 'JSONPatch' });
    });
  });
});
