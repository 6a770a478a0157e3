import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Cluster } from '../../../lab/kubernetes/cluster.ts';
import { STORES } from '../chart/values-of-modes.ts';
import { type Disturbance, disturb } from './disturb.ts';
import { startInstalled } from './installed.ts';
import { type ReleaseCommands, releaseCommands } from './release-commands.ts';
import { CA_SECRET, CONFIGURATION, releaseState } from './release-state.ts';
import { RENAMED_ENTRY, withRenamedEntry } from './renamed-entry.ts';
import { createTeam } from './team.ts';
import { runTrial, type TryRun } from './try-run.ts';

const VALUES = { config: STORES, validatingPolicy: { enabled: true } };
const OPEN_ENTRY = 'fail-open.polyaxon-gcs-injector.io';
const AS_INSTALLED = {
  names: ['fail-closed.polyaxon-gcs-injector.io', OPEN_ENTRY],
  timeoutSeconds: 5,
  isTrusted: true,
};

const TO_6_SECONDS = '--set=webhook.timeoutSeconds=6';
const FLAGS = ['--server-side=true', '--server-side=false'];
const BY_FORCE = ['--server-side=false', '--force-replace'];
const NO_OUTAGE = { outageSeconds: 0, answers: [] };

const LONG = { timeout: 240_000 };

/** Replicas look once a second; the rest is for a busy machine. */
const SECONDS = 10;

/** Each test finds the release as it was installed and leaves it so, but for the last, which removes it. */
describe('a release in front of a fail-closed namespace', () => {
  let cluster: Cluster;
  let tryRun: TryRun;
  let release: ReleaseCommands;

  beforeAll(async () => {
    cluster = await startInstalled(VALUES);
    await createTeam(cluster, 'team');
    tryRun = runTrial(cluster);
    release = releaseCommands(cluster, VALUES);
  }, LONG.timeout);
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    await release.uninstall();
    await cluster.kubectl(['delete', ...CONFIGURATION, '--ignore-not-found']);
    await release.upgrade(['--install']);
  }, LONG.timeout);
  afterAll(() => cluster?.stop());

  const measured = async (what: string, act: () => Promise<unknown>): Promise<Disturbance> => {
    const seen = await disturb(() => tryRun('team'), act);
    console.log(`not injected for ${seen.outageSeconds.toFixed(2)} s: ${what}`);
    return seen;
  };
  const authorities = async () => (await releaseState(cluster)).authorities;
  const expectSettled = (state = AS_INSTALLED) =>
    expect.poll(() => releaseState(cluster), { timeout: 30_000 }).toMatchObject(state);

  it('misses no run through a helm upgrade that changes nothing', async () => {
    expect(await measured('helm upgrade', () => release.upgrade())).toMatchObject(NO_OUTAGE);
    await expectSettled();
  });

  it.each(FLAGS)('misses no run through helm upgrade %s, nor through its rollback', LONG, async (flag) => {
    const before = await authorities();
    const up = () => release.upgrade([flag, TO_6_SECONDS]);
    expect(await measured(`helm upgrade ${flag}`, up)).toMatchObject(NO_OUTAGE);
    await expectSettled({ ...AS_INSTALLED, timeoutSeconds: 6 });
    const back = () => release.rollback([flag]);
    expect(await measured(`helm rollback ${flag}`, back)).toMatchObject(NO_OUTAGE);
    await expectSettled();
    expect(await authorities()).toEqual(before);
  });

  it('misses no run when the Secret of the authority is emptied, and has a new one', async () => {
    const before = await authorities();
    const empty = () => cluster.kubectl(['patch', ...CA_SECRET, '--patch={"data":null}']);
    expect(await measured('its Secret emptied', empty)).toMatchObject(NO_OUTAGE);
    await expectSettled();
    expect(await authorities()).not.toEqual(before);
  });

  it('injects again within seconds, by itself, after kubectl replace of the webhook configuration', async () => {
    const replace = () => release.replaceConfiguration();
    expect((await measured('kubectl replace', replace)).outageSeconds).toBeLessThan(SECONDS);
    await expectSettled();
  });

  const renaming = (flag: string) => ({
    what: `${flag}, an entry renamed`,
    upgrade: () => withRenamedEntry((chart) => release.upgrade([flag], chart)),
    upgraded: { ...AS_INSTALLED, names: [RENAMED_ENTRY, OPEN_ENTRY] },
    flags: [flag],
  });

  it.each([
    {
      what: '--force-replace, the Secret emptied',
      upgrade: () => release.upgrade([...BY_FORCE, TO_6_SECONDS]),
      upgraded: { ...AS_INSTALLED, timeoutSeconds: 6 },
      flags: BY_FORCE,
    },
    ...FLAGS.map(renaming),
  ])(
    'injects again within seconds, by itself, after helm upgrade $what, and after its rollback',
    LONG,
    async (change) => {
      const up = await measured(`helm upgrade ${change.what}`, change.upgrade);
      expect(up.outageSeconds).toBeLessThan(SECONDS);
      await expectSettled(change.upgraded);
      const back = await measured(`helm rollback ${change.flags.join(' ')}`, () => release.rollback(change.flags));
      expect(back.outageSeconds).toBeLessThan(SECONDS);
      await expectSettled();
    },
  );

  it('goes on without the Secret of its authority, and has a new one after the helm upgrade that brings it back', async () => {
    const before = await authorities();
    const seen = await measured('its Secret deleted, helm upgrade', async () => {
      await cluster.kubectl(['delete', ...CA_SECRET]);
      await release.upgrade();
    });
    expect(seen).toMatchObject(NO_OUTAGE);
    await expectSettled();
    expect(await authorities()).not.toEqual(before);
  });

  it('lets runs through after the emergency line of NOTES, and injects within seconds of the helm upgrade that ends it', async () => {
    const [, emergency] = /^ *kubectl (delete .*)$/m.exec(await release.upgrade()) ?? [];
    const seen = await measured('the emergency line, helm upgrade', async () => {
      await cluster.kubectl(emergency?.split(' ') ?? []);
      await expect.poll(() => tryRun('team'), { timeout: 20_000 }).toBe('unseen');
      await release.upgrade();
    });
    expect(seen.answers).toContain('unseen');
    expect(seen.secondsAfterwards).toBeLessThan(SECONDS);
    await expectSettled();
  });

  it('is uninstalled as a whole although its webhook configuration was replaced, once helm upgrade put its marks back', async () => {
    await release.replaceConfiguration();
    expect(await cluster.kubectl(['get', ...CONFIGURATION, '--output=yaml'])).not.toContain(
      'meta.helm.sh/release-name',
    );
    await release.upgrade();
    await release.uninstall();
    await expect(cluster.kubectl(['get', ...CONFIGURATION])).rejects.toThrow('not found');
  });
});
