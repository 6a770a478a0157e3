import { expect, it } from 'vitest';
import { type RotationLease, rotationLease } from '../../../../src/cluster/authority/lease.ts';
import { LEASES } from '../../../support/api-server/collections.ts';
import { WRITES } from '../../../support/api-server/start.ts';
import { FakeTime } from '../../../support/fake-time.ts';
import { type Installed, install, NAMES } from './installed.ts';

const { namespace, lease: name } = NAMES;

async function leased() {
  const installed = await install();
  const time = new FakeTime();
  const of = (identity: string): RotationLease => rotationLease(installed.api, { ...NAMES, identity }, time.clock);
  return { ...installed, time, of };
}

const heldBy = ({ server }: Installed, holderIdentity: string): void =>
  void server.store.put(LEASES, { metadata: { namespace, name }, spec: { holderIdentity } });

it('is taken by one of two, with the time', async () => {
  await using installed = await leased();
  const [one, two] = [installed.of('one'), installed.of('two')];
  await one.renew();
  await two.renew();
  expect([one.isHeld(), two.isHeld()]).toEqual([true, false]);
  expect(installed.lease().spec).toMatchObject({
    holderIdentity: 'one',
    leaseDurationSeconds: 15,
    leaseTransitions: 1,
    acquireTime: '2026-03-01T12:00:00.000000Z',
    renewTime: '2026-03-01T12:00:00.000000Z',
  });
});

it('is renewed every five seconds, and stays the same Lease', async () => {
  await using installed = await leased();
  const lease = installed.of('one');
  await lease.renew();
  installed.time.pass(4999);
  await lease.renew();
  expect(installed.server.requests.filter(WRITES)).toHaveLength(1);
  installed.time.pass(1);
  await lease.renew();
  expect(installed.lease().spec).toMatchObject({
    leaseTransitions: 1,
    acquireTime: '2026-03-01T12:00:00.000000Z',
    renewTime: '2026-03-01T12:00:05.000000Z',
  });
});

it("is taken from a replica without a sign of life for 15 seconds by the taker's clock, whatever its dates say", async () => {
  await using installed = await leased();
  heldBy(installed, 'gone');
  const lease = installed.of('two');
  const held: boolean[] = [];
  for (const ms of [0, 5000, 5000, 4999, 1]) {
    installed.time.pass(ms);
    await lease.renew();
    held.push(lease.isHeld());
  }
  expect(held).toEqual([false, false, false, false, true]);
});

it('is not taken from a replica that renews it', async () => {
  await using installed = await leased();
  const lease = installed.of('two');
  for (const _ of [1, 2, 3, 4, 5]) {
    heldBy(installed, 'alive');
    await lease.renew();
    installed.time.pass(10_000);
  }
  expect(lease.isHeld()).toBe(false);
});

it('goes to one of two that try to take it at the same moment', async () => {
  await using installed = await leased();
  const lease = installed.of('two');
  installed.server.before(({ verb }) => {
    if (verb === 'update') heldBy(installed, 'faster');
  });
  await lease.renew();
  expect([lease.isHeld(), installed.lease().spec?.holderIdentity]).toEqual([false, 'faster']);
});

it('is no longer held after 15 seconds without a renewal', async () => {
  await using installed = await leased();
  const lease = installed.of('one');
  await lease.renew();
  installed.server.refuse(500);
  installed.time.pass(14_999);
  await expect(lease.renew()).rejects.toThrow();
  expect(lease.isHeld()).toBe(true);
  installed.time.pass(1);
  expect(lease.isHeld()).toBe(false);
});

it('can be taken at once after it was released', async () => {
  await using installed = await leased();
  const [one, two] = [installed.of('one'), installed.of('two')];
  await one.renew();
  await one.release();
  await two.renew();
  expect([one.isHeld(), two.isHeld()]).toEqual([false, true]);
});

it('is not released by a replica that does not hold it', async () => {
  await using installed = await leased();
  heldBy(installed, 'one');
  await installed.of('two').release();
  expect(installed.lease().spec?.holderIdentity).toBe('one');
});
