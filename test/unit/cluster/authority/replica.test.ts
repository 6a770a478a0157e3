import { describe, expect, it } from 'vitest';
import { writeBundle } from '../../../../src/rotation/bundle.ts';
import { UNTRUSTED_LIMIT_MS } from '../../../../src/rotation/lifetimes.ts';
import { FakeTime } from '../../../support/fake-time.ts';
import { authorityMadeAt } from '../../rotation/made-authorities.ts';
import { install } from './installed.ts';
import { startReplica } from './replica.ts';
import { expiryOf, isReady, issuerOf, keepsPassing, passes, phase, SOON, serving } from './serving.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

describe('a replica', () => {
  it('makes the first authority, writes it into every entry, and serves a trusted leaf', async () => {
    await using installed = await install();
    await using replica = startReplica(installed, new FakeTime());
    expect(replica.certificate.whyNotReady()).toBe('the webhook configuration has no caBundle yet');
    await replica.certificate.first;
    const issuer = installed.kept().issuing?.certificate.fingerprint;
    expect(installed.trusted()).toEqual([[issuer], [issuer]]);
    expect([issuerOf(replica), isReady(replica)]).toEqual([issuer, true]);
    await expect.poll(() => replica.metric('rotation_phase', { phase: 'settled' }), SOON).toBe(1);
    expect(await replica.metric('rotation_lease_held')).toBe(1);
    expect(await replica.metric('ca_bundle_writes_total', { result: 'written' })).toBe(1);
  });

  it('repairs a wiped bundle, in one entry and in both, and stays ready', async () => {
    await using began = await serving();
    const before = began.installed.trusted();
    const [bundle] = (began.installed.configuration().webhooks ?? []).map(({ clientConfig }) => clientConfig.caBundle);
    for (const bundles of [[], [bundle]]) {
      began.installed.putBundles(bundles);
      await expect.poll(began.installed.trusted, SOON).toEqual(before);
      expect(isReady(began.replica)).toBe(true);
    }
  });

  it('does not serve a leaf that is not in the bundle, and continues once it is', async () => {
    await using installed = await install();
    installed.server.refuse(403, ({ verb, target }) => verb === 'patch' && target.collection.isNamespaced === false);
    const time = new FakeTime();
    await using replica = startReplica(installed, time);
    await expect.poll(() => replica.metric('ca_bundle_writes_total', { result: 'failed' }), SOON).toBe(1);
    expect([replica.certificate.current(), isReady(replica)]).toEqual([undefined, false]);
    installed.server.refuse(undefined);
    await passes(time, 1000, () => isReady(replica), true);
  });

  it('makes a new authority if the Secret was emptied, and trusts the lost one until its leaves have expired', async () => {
    await using began = await serving();
    const { installed, time, replica } = began;
    const lost = issuerOf(replica);
    installed.putSecret({});
    await expect.poll(phase(installed), SOON).toBe('joining');
    expect(installed.kept().retired?.certificates.map(({ fingerprint }) => fingerprint)).toEqual([lost]);
    await expect.poll(() => installed.trusted()[1]?.length, SOON).toBe(2);
    await keepsPassing(time, phase(installed), 'retiring');
    await expect.poll(() => issuerOf(replica), SOON).not.toBe(lost);
    expect(isReady(replica)).toBe(true);
  });

  it('renews its leaf before it expires, and at the next tick after a pause of two months', async () => {
    await using began = await serving();
    const { time, replica } = began;
    for (const ms of [5 * DAY_MS, 60 * DAY_MS]) {
      const expired = expiryOf(replica);
      await passes(time, ms, () => expiryOf(replica) > expired, true);
      expect(expiryOf(replica) > time.clock()).toBe(true);
    }
  });

  it('stays ready while the API server is unreachable, and then repairs the damage', async () => {
    await using began = await serving();
    const { installed, time, replica } = began;
    const before = installed.trusted();
    installed.server.refuse(500);
    installed.server.watches.end('lost');
    installed.putBundles([]);
    await passes(time, UNTRUSTED_LIMIT_MS, () => replica.written.text.includes('the API server answered 500'), true);
    expect(isReady(replica)).toBe(true);
    installed.server.refuse(undefined);
    await keepsPassing(time, installed.trusted, before);
  });

  it('continues with a cluster that was restored from a backup, without a restart', async () => {
    await using began = await serving();
    const { installed, time, replica } = began;
    const first = issuerOf(replica);
    const backup = installed.server.store.version;
    installed.putSecret({});
    await expect.poll(() => installed.trusted()[1]?.length, SOON).toBe(2);
    await keepsPassing(time, () => issuerOf(replica) !== first, true);
    installed.server.store.restore(backup);
    installed.server.watches.end('lost');
    await keepsPassing(time, () => [issuerOf(replica), isReady(replica)], [first, true]);
    expect(installed.trusted()).toEqual([[first], [first]]);
  });

  it('becomes unready when its leaf is untrusted for a minute', async () => {
    await using began = await serving();
    const { installed, time, replica } = began;
    installed.server.refuse(403, ({ verb }) => verb === 'patch');
    const foreign = writeBundle([(await authorityMadeAt(time.clock())).certificate]);
    installed.putBundles([foreign, foreign]);
    await expect.poll(() => replica.written.text.includes('no right to patch'), SOON).toBe(true);
    expect(isReady(replica)).toBe(true);
    await passes(time, UNTRUSTED_LIMIT_MS, () => isReady(replica), false);
    installed.server.refuse(undefined);
    await passes(time, 1000, () => isReady(replica), true);
  });

  it('releases the Lease when it stops, and does nothing after that', async () => {
    await using began = await serving();
    const { installed, time, replica } = began;
    await replica.certificate.stop();
    expect(installed.lease().spec?.holderIdentity).toBe('');
    const asked = installed.server.requests.length;
    time.pass(DAY_MS);
    installed.putBundles([]);
    await new Promise(setImmediate);
    expect(installed.server.requests).toHaveLength(asked);
    await expect.poll(() => installed.server.watches.open, SOON).toBe(0);
  });
});
