import { describe, expect, it } from 'vitest';
import { CLOCK_SKEW_MS, JOINING_MS, LEAF_LIFE_MS } from '../../../../src/rotation/lifetimes.ts';
import { ROTATE_ANNOTATION } from '../../../../src/rotation/secret-data.ts';
import { FakeTime } from '../../../support/fake-time.ts';
import { type Installed, install } from './installed.ts';
import { startReplica } from './replica.ts';
import { expiryOf, issuerOf, keepsPassing, passes, phase, SOON, serving, wishFor } from './serving.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** When the Lease was last renewed: at the begin of a tick, after the end of the tick before. */
const renewed = (installed: Installed) => () => new Date(installed.lease().spec?.renewTime ?? 0);

describe('a rotation', () => {
  it('goes from the first to the last step, and every leaf in use stays trusted', async () => {
    await using began = await serving();
    const { installed, time, replica } = began;
    await using other = startReplica(installed, time, 'replica-2');
    await other.certificate.first;
    const first = issuerOf(replica);
    const untrusted: unknown[] = [];
    installed.server.before(() => {
      const inUse = [replica, other].map(issuerOf);
      untrusted.push(...installed.trusted().filter((entry) => inUse.some((issuer = '') => !entry.includes(issuer))));
    });
    wishFor(ROTATE_ANNOTATION, installed);
    await expect.poll(phase(installed), SOON).toBe('joining');
    expect(installed.secret().metadata?.annotations).toEqual({});
    await expect.poll(() => replica.written.text.match(/caBundle written/g)?.length, SOON).toBe(2);
    for (const ms of [JOINING_MS - 5001, 5000])
      await passes(time, ms, renewed(installed), new Date(time.clock().getTime() + ms));
    expect([phase(installed)(), issuerOf(replica)]).toEqual(['joining', first]);
    await passes(time, 1000, phase(installed), 'retiring');
    const second = installed.kept().issuing?.certificate.fingerprint;
    await keepsPassing(time, () => [issuerOf(replica), issuerOf(other)], [second, second]);
    await passes(time, LEAF_LIFE_MS, () => [replica, other].every((each) => expiryOf(each) > time.clock()), true);
    expect(installed.trusted()).toEqual([
      [first, second],
      [first, second],
    ]);
    await passes(time, CLOCK_SKEW_MS, phase(installed), 'settled');
    expect([installed.trusted(), untrusted]).toEqual([[[second], [second]], []]);
  });

  it('begins by itself when the authority is eight months old', async () => {
    await using began = await serving();
    await passes(began.time, 244 * DAY_MS, phase(began.installed), 'joining');
  });

  it('is driven by one of two replicas that start at once, each with its own leaf', async () => {
    await using installed = await install();
    const time = new FakeTime();
    await using one = startReplica(installed, time, 'one');
    await using two = startReplica(installed, time, 'two');
    const pairs = await Promise.all([one.certificate.first, two.certificate.first]);
    expect(new Set(pairs.map(({ cert }) => cert)).size).toBe(2);
    expect([issuerOf(one), issuerOf(two)]).toEqual(Array(2).fill(installed.kept().issuing?.certificate.fingerprint));
    const held = () => Promise.all([one, two].map((each) => each.metric('rotation_lease_held')));
    await expect.poll(async () => (await held()).toSorted(), SOON).toEqual([0, 1]);
  });

  it('continues with the remaining replica', async () => {
    await using began = await serving();
    const { installed, time, replica } = began;
    await using other = startReplica(installed, time, 'replica-2');
    await other.certificate.first;
    await replica.certificate.stop();
    await passes(time, 5000, () => installed.lease().spec?.holderIdentity, 'replica-2');
    wishFor(ROTATE_ANNOTATION, installed);
    await expect.poll(phase(installed), SOON).toBe('joining');
  });
});
