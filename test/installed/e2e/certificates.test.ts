import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cluster } from '../../../lab/kubernetes/cluster.ts';
import { loadInjector } from '../../../lab/kubernetes/images/injector-image.ts';
import { startCluster } from '../../../lab/kubernetes/start-cluster.ts';
import type { KeyPair } from '../../../src/certificates/key-pair.ts';
import { issueLeaf, makeAuthority } from '../../../src/certificates/make.ts';
import { validFor } from '../../../src/certificates/validity.ts';
import { expectKept } from '../../support/judging/expect-kept.ts';
import { type Disturbance, isMissed, judgeMissed } from '../../support/judging/outage.ts';
import { createForeignKinds } from '../chart/foreign-kinds.ts';
import type { Values } from '../chart/helm.ts';
import { INJECTOR, INJECTOR_NAMESPACE } from '../chart/release-names.ts';
import { STORES } from '../chart/values-of-modes.ts';
import { injectAuthority, type Placing } from './cert-manager/cainjector.ts';
import { issue } from './cert-manager/controller.ts';
import { disturb, tryOnce } from './disturb.ts';
import { createInjectorNamespace, installChart } from './installed.ts';
import { bundlesOf, expectShownByAll } from './leaves-shown.ts';
import { replicasOf } from './load/replicas.ts';
import { releaseCommands } from './release-commands.ts';
import { createTeam } from './team.ts';
import { applyTlsSecret } from './tls-secret.ts';
import { runTrial, type TryRun } from './try-run.ts';

const IN_NAMESPACE = `--namespace=${INJECTOR_NAMESPACE}`;
/** Enough runs to make the API server open new connections. Its open ones stay with the old leaf. */
const AT_ONCE = 30;

let cluster: Cluster;
let tryRun: TryRun;
beforeAll(async () => {
  cluster = await startCluster();
  await loadInjector(cluster);
  await createInjectorNamespace(cluster);
  await createTeam(cluster, 'team');
  await createForeignKinds(cluster);
  tryRun = runTrial(cluster);
});
afterAll(() => cluster?.stop());

const disturbed = (act: () => Promise<unknown>): Promise<Disturbance> => disturb(() => tryRun('team'), act);

/** Renews until all replicas show the new leaf. Meanwhile no run may be missed, and no process may end. */
async function expectRenewed(renew: () => Promise<KeyPair>): Promise<void> {
  const replicas = await replicasOf(cluster);
  const renewal = await disturbed(async () => {
    const leaf = await renew();
    const renewed = performance.now();
    await expectShownByAll(cluster, leaf);
    console.log(`shown by all replicas after ${((performance.now() - renewed) / 1000).toFixed(1)} s`);
    const tried = await Promise.all(Array.from({ length: AT_ONCE }, () => tryOnce(() => tryRun('team'))));
    expectKept(...judgeMissed(tried.filter(isMissed)));
  });
  expectKept(...judgeMissed(renewal.missed));
  expect(await replicasOf(cluster)).toEqual(replicas);
}

describe('certificates of files', () => {
  const name = 'injector-tls';
  const validity = validFor(60 * 60 * 1000, new Date());
  // The next release does not wait for these pods to end.
  const trusting = (...authorities: readonly KeyPair[]): Values => ({
    config: STORES,
    tls: { existingSecret: name, caBundle: authorities.map(({ cert }) => cert).join('') },
    graceSeconds: 0,
  });
  const renewedBy = async (authority: KeyPair): Promise<KeyPair> => {
    const leaf = await issueLeaf(authority, { names: [`${INJECTOR}.${INJECTOR_NAMESPACE}.svc`], ...validity });
    await applyTlsSecret(cluster, { name, ...leaf }, 'administrator');
    return leaf;
  };

  let first: KeyPair;
  let second: KeyPair;
  beforeAll(async () => {
    first = await makeAuthority('first', validity);
    second = await makeAuthority('second', validity);
  });
  afterAll(() => releaseCommands(cluster, {}).uninstall());

  it('inject the first run after helm install --wait', async () => {
    const leaf = await renewedBy(first);
    await installChart(cluster, trusting(first));
    expect(await tryRun('team')).toBe('injected');
    await expectShownByAll(cluster, leaf);
  });

  it('miss no run when the Secret is renewed', () => expectRenewed(() => renewedBy(first)));

  it("miss no run when another authority signs the Secret's leaf, if that joined tls.caBundle before", () =>
    expectRenewed(async () => {
      await releaseCommands(cluster, trusting(first, second)).upgrade();
      return renewedBy(second);
    }));
});

describe('certificates of cert-manager', () => {
  const values = { config: STORES, certManager: { enabled: true } };

  /** What cert-manager does by itself for a new or due Certificate of the leaf. */
  const leafIssued = async (placing: Placing): Promise<KeyPair> => {
    const leaf = await issue(cluster, INJECTOR);
    await injectAuthority(cluster, placing);
    return leaf;
  };

  it('make the pods wait, and the first run after helm install --wait is injected', async () => {
    const events = ['get', 'events', IN_NAMESPACE, '--field-selector=reason=FailedMount', '--output=json'];
    const waitedFor = () => expect.poll(() => cluster.kubectl(events)).toContain(`${INJECTOR}-tls\\" not found`);
    const issuing = waitedFor().then(() => leafIssued('beside'));
    const [leaf] = await Promise.all([issuing, installChart(cluster, values)]);
    expect(await tryRun('team')).toBe('injected');
    await expectShownByAll(cluster, leaf);
  });

  it('miss no run when the leaf is renewed', () => expectRenewed(() => leafIssued('instead')));

  it('miss no run when the renewed authority replaces the old one', () =>
    expectRenewed(async () => {
      await issue(cluster, `${INJECTOR}-ca`);
      return leafIssued('instead');
    }));

  it('miss no run when the authority gets another key and joins the old one', () =>
    expectRenewed(async () => {
      await cluster.kubectl(['delete', 'secret', `${INJECTOR}-issuer`, IN_NAMESPACE]);
      return leafIssued('beside');
    }));

  it.each(['true', 'false'])('stay trusted through helm upgrade --server-side=%s', async (isServerSide) => {
    const before = await bundlesOf(cluster);
    const upgrade = () => releaseCommands(cluster, values).upgrade([`--server-side=${isServerSide}`]);
    expectKept(...judgeMissed((await disturbed(upgrade)).missed));
    expect(await bundlesOf(cluster)).toEqual(before);
  });
});
