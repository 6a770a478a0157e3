import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Cluster } from '../../../lab/kubernetes/cluster.ts';
import { expectKept } from '../../support/judging/expect-kept.ts';
import { type Disturbance, judgeMissed, judgeOutage } from '../../support/judging/outage.ts';
import { STORES } from '../chart/values-of-modes.ts';
import { disturb } from './disturb.ts';
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

/** Each test starts with the release as installed and leaves it so. The last one removes it. */
describe('a release in front of a fail-closed namespace', () => {
  let cluster: Cluster;
  let tryRun: TryRun;
  let release: ReleaseCommands;

  beforeAll(async () => {
    cluster = await startInstalled(VALUES);
    await createTeam(cluster, 'team');
    tryRun = runTrial(cluster);
    release = releaseCommands(cluster, VALUES);
  });
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    await release.uninstall();
    await cluster.kubectl(['delete', ...CONFIGURATION, '--ignore-not-found']);
    await release.upgrade(['--install']);
  });
  afterAll(() => cluster?.stop());

  const measured = async (what: string, act: () => Promise<unknown>): Promise<Disturbance> => {
    const seen = await disturb(() => tryRun('team'), act);
    console.log(`not injected for ${(seen.outage.tookMs / 1000).toFixed(2)} s: ${what}`);
    return seen;
  };
  const authorities = async () => (await releaseState(cluster)).authorities;
  const expectSettled = (state = AS_INSTALLED) => expect.poll(() => releaseState(cluster)).toMatchObject(state);

  it('misses no run through a helm upgrade that changes nothing', async () => {
    expectKept(...judgeMissed((await measured('helm upgrade', () => release.upgrade())).missed));
    await expectSettled();
  });

  it.each(FLAGS)('misses no run through helm upgrade %s, nor through its rollback', async (flag) => {
    const before = await authorities();
    const up = () => release.upgrade([flag, TO_6_SECONDS]);
    expectKept(...judgeMissed((await measured(`helm upgrade ${flag}`, up)).missed));
    await expectSettled({ ...AS_INSTALLED, timeoutSeconds: 6 });
    const back = () => release.rollback([flag]);
    expectKept(...judgeMissed((await measured(`helm rollback ${flag}`, back)).missed));
    await expectSettled();
    expect(await authorities()).toEqual(before);
  });

  it("misses no run when the authority's Secret is emptied, and makes a new authority", async () => {
    const before = await authorities();
    const empty = () => cluster.kubectl(['patch', ...CA_SECRET, '--patch={"data":null}']);
    expectKept(...judgeMissed((await measured('its Secret emptied', empty)).missed));
    await expectSettled();
    expect(await authorities()).not.toEqual(before);
  });

  it('injects again within seconds, by itself, after kubectl replace of the webhook configuration', async () => {
    const replace = () => release.replaceConfiguration();
    expectKept(judgeOutage((await measured('kubectl replace', replace)).outage));
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
  ])('injects again within seconds, by itself, after helm upgrade $what, and after its rollback', async (change) => {
    const up = await measured(`helm upgrade ${change.what}`, change.upgrade);
    expectKept(judgeOutage(up.outage));
    await expectSettled(change.upgraded);
    const back = await measured(`helm rollback ${change.flags.join(' ')}`, () => release.rollback(change.flags));
    expectKept(judgeOutage(back.outage));
    await expectSettled();
  });

  it("continues without its authority's Secret, and makes a new authority after the helm upgrade that restores the Secret", async () => {
    const before = await authorities();
    const seen = await measured('its Secret deleted, helm upgrade', async () => {
      await cluster.kubectl(['delete', ...CA_SECRET]);
      await release.upgrade();
    });
    expectKept(...judgeMissed(seen.missed));
    await expectSettled();
    expect(await authorities()).not.toEqual(before);
  });

  it('admits runs after the emergency command of NOTES, and injects within seconds after the next helm upgrade', async () => {
    const [, emergency] = /^ *kubectl (delete .*)$/m.exec(await release.upgrade()) ?? [];
    const seen = await measured('the emergency line, helm upgrade', async () => {
      await cluster.kubectl(emergency?.split(' ') ?? []);
      await expect.poll(() => tryRun('team')).toBe('unseen');
      await release.upgrade();
    });
    expect(seen.missed.map(({ answer }) => answer)).toContain('unseen');
    expectKept(judgeOutage(seen.afterwards));
    await expectSettled();
  });

  it('is uninstalled as a whole after its webhook configuration was replaced, once helm upgrade restored its marks', async () => {
    await release.replaceConfiguration();
    expect(await cluster.kubectl(['get', ...CONFIGURATION, '--output=yaml'])).not.toContain(
      'meta.helm.sh/release-name',
    );
    await release.upgrade();
    await release.uninstall();
    await expect(cluster.kubectl(['get', ...CONFIGURATION])).rejects.toThrow('not found');
  });
});
