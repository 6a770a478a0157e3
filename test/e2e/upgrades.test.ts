import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHART, manifestsIn, the } from '../chart/helm.ts';
import { INJECTOR_NAMESPACE } from '../chart/release-names.ts';
import { STORES } from '../chart/values-of-modes.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { type Disturbance, disturb } from './disturb.ts';
import { IMAGE } from './image.ts';
import { startInstalled } from './installed.ts';
import { CA_SECRET, CONFIGURATION, releaseState } from './release-state.ts';
import { RENAMED_ENTRY, withRenamedEntry } from './renamed-entry.ts';
import { createTeam } from './team.ts';
import { runTrial, type TryRun } from './try-run.ts';

const VALUES = { config: STORES, validatingPolicy: { enabled: true } };
const IN_NAMESPACE = `--namespace=${INJECTOR_NAMESPACE}`;
const CLOSED_ENTRY = 'fail-closed.polyaxon-gcs-injector.io';
const OPEN_ENTRY = 'fail-open.polyaxon-gcs-injector.io';

/** Replicas look once a second; the rest is for a busy machine. */
const SECONDS = 10;

/** In this order: each test goes on from where the one before it left the release. */
describe('a release in front of a fail-closed namespace', () => {
  let cluster: Cluster;
  let tryRun: TryRun;

  beforeAll(async () => {
    cluster = await startInstalled(VALUES);
    await createTeam(cluster, 'team');
    tryRun = runTrial(cluster);
  }, 240_000);
  afterAll(() => cluster?.stop());

  const helm = (command: string, args: readonly string[], values = '') =>
    cluster.helm([command, 'plx', ...args, IN_NAMESPACE, '--wait', '--timeout=120s'], values);
  const upgrade = (flags: readonly string[] = [], chart = CHART) =>
    helm('upgrade', [chart, '--values=-', ...flags], JSON.stringify({ ...IMAGE, ...VALUES }));
  const rollback = (...flags: readonly string[]) => helm('rollback', flags);

  const measured = async (act: () => Promise<unknown>): Promise<Disturbance> => {
    const seen = await disturb(() => tryRun('team'), act);
    console.log(`not injected for ${seen.outageSeconds.toFixed(2)} s: ${expect.getState().currentTestName}`);
    return seen;
  };
  const authorities = async () => (await releaseState(cluster)).authorities;
  const expectSettled = (closed: string, timeoutSeconds: number) =>
    expect
      .poll(() => releaseState(cluster), { timeout: 30_000 })
      .toMatchObject({ names: [closed, OPEN_ENTRY], timeoutSeconds, isTrusted: true });

  it.each<[string, () => Promise<unknown>, number]>([
    ['helm upgrade', () => upgrade(), 5],
    ['helm upgrade --server-side=true', () => upgrade(['--server-side=true', '--set=webhook.timeoutSeconds=6']), 6],
    ['helm upgrade --server-side=false', () => upgrade(['--server-side=false', '--set=webhook.timeoutSeconds=7']), 7],
    ['helm rollback --server-side=false', () => rollback('--server-side=false'), 6],
    ['helm rollback --server-side=true', () => rollback('--server-side=true'), 7],
  ])('misses no run through %s', async (_name, act, timeoutSeconds) => {
    const before = await authorities();
    expect(await measured(act)).toMatchObject({ outageSeconds: 0, answers: [] });
    await expectSettled(CLOSED_ENTRY, timeoutSeconds);
    expect(await authorities()).toEqual(before);
  });

  it('misses no run when the Secret of the authority is emptied, and has a new one', async () => {
    const before = await authorities();
    const empty = () => cluster.kubectl(['patch', ...CA_SECRET, '--patch={"data":null}']);
    expect(await measured(empty)).toMatchObject({ outageSeconds: 0, answers: [] });
    await expectSettled(CLOSED_ENTRY, 7);
    expect(await authorities()).not.toEqual(before);
  });

  const replaceConfiguration = async () => {
    const manifests = manifestsIn(await cluster.helm(['get', 'manifest', 'plx', IN_NAMESPACE]));
    const configuration = the(manifests, 'MutatingWebhookConfiguration');
    await cluster.kubectl(['replace', '--filename=-'], JSON.stringify(configuration));
  };

  it.each<[string, () => Promise<unknown>, string, number]>([
    ['kubectl replace of the webhook configuration', replaceConfiguration, CLOSED_ENTRY, 7],
    [
      'helm upgrade --force-replace, which empties the Secret too',
      () => upgrade(['--server-side=false', '--force-replace']),
      CLOSED_ENTRY,
      5,
    ],
    ['helm rollback --force-replace', () => rollback('--server-side=false', '--force-replace'), CLOSED_ENTRY, 7],
    [
      'an upgrade to a chart that has another name for an entry, server-side',
      () => withRenamedEntry((chart) => upgrade(['--server-side=true'], chart)),
      RENAMED_ENTRY,
      5,
    ],
    ['a rollback to the name before, server-side', () => rollback('--server-side=true'), CLOSED_ENTRY, 7],
    [
      'an upgrade to a chart that has another name for an entry, client-side',
      () => withRenamedEntry((chart) => upgrade(['--server-side=false'], chart)),
      RENAMED_ENTRY,
      5,
    ],
    ['a rollback to the name before, client-side', () => rollback('--server-side=false'), CLOSED_ENTRY, 7],
  ])('injects again within seconds, by itself, after %s', async (_name, act, closed, timeoutSeconds) => {
    expect((await measured(act)).outageSeconds).toBeLessThan(SECONDS);
    await expectSettled(closed, timeoutSeconds);
  });

  it('goes on without the Secret of its authority, and has a new one after the helm upgrade that brings it back', async () => {
    const before = await authorities();
    const seen = await measured(async () => {
      await cluster.kubectl(['delete', ...CA_SECRET]);
      await upgrade();
    });
    expect(seen).toMatchObject({ outageSeconds: 0, answers: [] });
    await expectSettled(CLOSED_ENTRY, 5);
    expect(await authorities()).not.toEqual(before);
  });

  it('lets runs through after the emergency line of NOTES, and injects within seconds of the helm upgrade that ends it', async () => {
    const [, emergency] = /^ *kubectl (delete .*)$/m.exec(await upgrade()) ?? [];
    const seen = await measured(async () => {
      await cluster.kubectl(emergency?.split(' ') ?? []);
      await expect.poll(() => tryRun('team'), { timeout: 20_000 }).toBe('unseen');
      await upgrade();
    });
    expect(seen.answers).toContain('unseen');
    expect(seen.secondsAfterwards).toBeLessThan(SECONDS);
    await expectSettled(CLOSED_ENTRY, 5);
  });

  it('is uninstalled as a whole although its webhook configuration was replaced, once helm upgrade put its marks back', async () => {
    await replaceConfiguration();
    expect(await cluster.kubectl(['get', ...CONFIGURATION, '--output=yaml'])).not.toContain(
      'meta.helm.sh/release-name',
    );
    await upgrade();
    await helm('uninstall', []);
    await expect(cluster.kubectl(['get', ...CONFIGURATION])).rejects.toThrow('not found');
  });
});
