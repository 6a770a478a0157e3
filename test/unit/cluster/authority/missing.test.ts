import { describe, expect, it } from 'vitest';
import { ROTATE_ANNOTATION } from '../../../../src/rotation/secret-data.ts';
import type { Which } from '../../../support/api-server/start.ts';
import { FakeTime } from '../../../support/fake-time.ts';
import { CONFIGURATION, type Installed, install, LEASE, NAMES, SECRET } from './installed.ts';
import { startReplica } from './replica.ts';
import { isReady, issuerOf, keepsPassing, phase, SOON, wishFor } from './serving.ts';

const CONFIGURATIONS = 'mutatingwebhookconfigurations.admissionregistration.k8s.io "injector"';
const LEASES = 'leases.coordination.k8s.io "injector-rotation" in namespace "injector"';
const SECRETS = 'secrets "injector-ca" in namespace "injector"';

const isOf =
  (place: typeof SECRET | typeof LEASE | typeof CONFIGURATION, ...verbs: readonly string[]): Which =>
  ({ verb, target }) =>
    target.collection === place.collection && verbs.includes(verb);

describe('a replica without the Lease, which some installers leave out', () => {
  const without = async () => {
    const installed = await install();
    installed.server.store.remove(LEASE);
    return installed;
  };

  it('is ready, says once what is missing, and takes no leave of what is not there', async () => {
    await using installed = await without();
    const time = new FakeTime();
    const replica = startReplica(installed, time);
    await replica.certificate.first;
    await expect.poll(() => isReady(replica), SOON).toBe(true);
    await keepsPassing(time, phase(installed), 'settled');
    await replica.certificate.stop();
    const warned = replica.written.text.split('\n').filter((line) => line.includes('"level":"warn"'));
    expect(warned).toHaveLength(1);
    expect(warned[0]).toContain(`there is no ${LEASES}`.replaceAll('"', '\\"'));
  });

  it('agrees with others on one authority, and rotates it with them', async () => {
    await using installed = await without();
    const time = new FakeTime();
    await using one = startReplica(installed, time, 'one');
    await using two = startReplica(installed, time, 'two');
    const known = () => installed.kept().issuing?.certificate.fingerprint;
    const agree = () => [one, two].every((each) => issuerOf(each) === known());
    await Promise.all([one.certificate.first, two.certificate.first]);
    await expect.poll(agree, SOON).toBe(true);
    const first = known();
    wishFor(ROTATE_ANNOTATION, installed);
    await keepsPassing(time, () => known() !== first, true);
    await keepsPassing(time, agree, true);
    expect([one, two].map(isReady)).toEqual([true, true]);
  });

  it('takes the Lease as soon as it is there', async () => {
    await using installed = await without();
    const time = new FakeTime();
    await using replica = startReplica(installed, time);
    await replica.certificate.first;
    installed.server.store.put(LEASE.collection, { metadata: { namespace: NAMES.namespace, name: NAMES.lease } });
    await keepsPassing(time, () => installed.lease().spec?.holderIdentity, NAMES.identity);
  });
});

describe('a replica that cannot become ready names what is missing', () => {
  it.each<[string, (installed: Installed) => void]>([
    [`there is no ${SECRETS}`, ({ server }) => server.store.remove(SECRET)],
    [`there is no ${CONFIGURATIONS}`, ({ server }) => server.store.remove(CONFIGURATION)],
    [`no right to list and watch ${SECRETS}`, ({ server }) => server.refuse(403, isOf(SECRET, 'list'))],
    [`no right to patch ${SECRETS}`, ({ server }) => server.refuse(403, isOf(SECRET, 'patch'))],
    [`no right to list and watch ${CONFIGURATIONS}`, ({ server }) => server.refuse(403, isOf(CONFIGURATION, 'list'))],
    [`no right to patch ${CONFIGURATIONS}`, ({ server }) => server.refuse(403, isOf(CONFIGURATION, 'patch'))],
    [`no right to get and update ${LEASES}`, ({ server }) => server.refuse(403, isOf(LEASE, 'get'))],
  ])('%s', async (why, prepare) => {
    await using installed = await install();
    prepare(installed);
    const time = new FakeTime();
    await using replica = startReplica(installed, time);
    await keepsPassing(time, () => replica.certificate.whyNotReady(), why);
  });

  it('and forgets it once it is there', async () => {
    await using installed = await install();
    installed.server.refuse(403, isOf(LEASE, 'get'));
    const time = new FakeTime();
    await using replica = startReplica(installed, time);
    await keepsPassing(time, () => replica.certificate.whyNotReady()?.includes('leases'), true);
    installed.server.refuse(undefined);
    await keepsPassing(time, () => isReady(replica), true);
  });
});
