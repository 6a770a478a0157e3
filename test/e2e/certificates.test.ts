import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { issueLeaf, makeAuthority } from '../../src/certificates/make.ts';
import { validFor } from '../../src/certificates/validity.ts';
import { strictlyShown } from '../authority/strict-call.ts';
import { FOREIGN_KINDS } from '../chart/foreign-kinds.ts';
import { INJECTOR, INJECTOR_NAMESPACE } from '../chart/release-names.ts';
import { STORES } from '../chart/values-of-modes.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { startCluster } from '../cluster/start-cluster.ts';
import { injectAuthority, type Placing } from './cert-manager/cainjector.ts';
import { issue } from './cert-manager/controller.ts';
import { disturb } from './disturb.ts';
import { loadInjector } from './image.ts';
import { createInjectorNamespace, installChart } from './installed.ts';
import { replicasOf } from './load/replicas.ts';
import { releaseCommands } from './release-commands.ts';
import { CONFIGURATION } from './release-state.ts';
import { createTeam } from './team.ts';
import { applyTlsSecret, type TlsSecret } from './tls-secret.ts';
import { runTrial, type TryRun } from './try-run.ts';

const IN_NAMESPACE = `--namespace=${INJECTOR_NAMESPACE}`;
const NO_OUTAGE = { outageSeconds: 0, answers: [] };
const HOUR_MS = 60 * 60 * 1000;
/** More at once than the API server keeps connections open: it has to make new ones. */
const AT_ONCE = 30;

let cluster: Cluster;
let tryRun: TryRun;
beforeAll(async () => {
  cluster = await startCluster();
  await loadInjector(cluster);
  await createInjectorNamespace(cluster);
  await createTeam(cluster, 'team');
  await cluster.kubectl(['create', '--filename=-'], FOREIGN_KINDS.map((one) => JSON.stringify(one)).join('\n---\n'));
  await cluster.kubectl(['wait', '--for=condition=Established', 'crd', '--all', '--timeout=60s']);
  tryRun = runTrial(cluster);
}, 240_000);
afterAll(() => cluster?.stop());

const bundles = async (): Promise<readonly string[]> => {
  const get = ['get', ...CONFIGURATION, '--output=jsonpath={.webhooks[*].clientConfig.caBundle}'];
  return (await cluster.kubectl(get)).split(' ').map((each) => Buffer.from(each, 'base64').toString());
};

/** The leaves that replicas show to a caller who trusts what the webhook configuration says. */
async function shown(): Promise<ReadonlySet<string>> {
  const [ca = ''] = await bundles();
  const names = { service: INJECTOR, namespace: INJECTOR_NAMESPACE };
  const calls = (await replicasOf(cluster)).map(({ address: host }) => strictlyShown({ host, port: 10250, ca, names }));
  return new Set((await Promise.all(calls)).map(({ fingerprint256 }) => fingerprint256));
}

const fingerprintOf = ({ cert }: Pick<TlsSecret, 'cert'>): string => new X509Certificate(cert).fingerprint256;

const expectShown = (secret: Pick<TlsSecret, 'cert'>) =>
  expect.poll(() => shown().catch(String), { timeout: 60_000 }).toEqual(new Set([fingerprintOf(secret)]));

/** Renews while runs are tried, and until all replicas show the new leaf: no run may be missed and no process end. */
async function expectRenewed(renew: () => Promise<TlsSecret>): Promise<void> {
  const replicas = await replicasOf(cluster);
  const started = performance.now();
  const renewal = await disturb(
    () => tryRun('team'),
    async () => {
      await expectShown(await renew());
      console.log(`shown by all replicas after ${((performance.now() - started) / 1000).toFixed(1)} s`);
      const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => tryRun('team')));
      expect(new Set(answers)).toEqual(new Set(['injected']));
    },
  );
  expect(renewal).toEqual({ ...NO_OUTAGE, secondsAfterwards: 0 });
  expect(await replicasOf(cluster)).toEqual(replicas);
}

describe('certificates of files', () => {
  const secret = { name: 'injector-tls' };
  const names = [`${INJECTOR}.${INJECTOR_NAMESPACE}.svc`];

  const renewed = async (authority: { readonly cert: string; readonly key: string }): Promise<TlsSecret> => {
    const leaf = { ...secret, ...(await issueLeaf(authority, { names, ...validFor(HOUR_MS, new Date()) })) };
    await applyTlsSecret(cluster, leaf, 'an-administrator');
    return leaf;
  };

  it('inject the first run, and every run while the Secret is renewed', async () => {
    const authority = await makeAuthority('of the administrator', validFor(HOUR_MS, new Date()));
    const values = { config: STORES, tls: { existingSecret: secret.name, caBundle: authority.cert } };
    const first = await renewed(authority);
    await installChart(cluster, values);
    expect(await tryRun('team')).toBe('injected');
    await expectShown(first);
    await expectRenewed(() => renewed(authority));
    await releaseCommands(cluster, values).uninstall();
  });
});

describe('certificates of cert-manager', () => {
  const values = { config: STORES, certManager: { enabled: true } };

  /** What happens by itself once a Certificate is there or due; the authority is written once its leaf is. */
  const issued = async (certificates: readonly string[], placing: Placing): Promise<TlsSecret> => {
    for (const certificate of certificates) await issue(cluster, certificate);
    const leaf = await issue(cluster, INJECTOR);
    await injectAuthority(cluster, placing);
    return leaf;
  };

  it('are waited for by the pods, and the first run after helm install --wait is injected', async () => {
    const installing = installChart(cluster, values);
    const events = ['get', 'events', IN_NAMESPACE, '--field-selector=reason=FailedMount', '--output=name'];
    await expect.poll(() => cluster.kubectl(events), { timeout: 60_000 }).toContain('event/');
    const leaf = await issued([], 'beside');
    await installing;
    expect(await tryRun('team')).toBe('injected');
    await expectShown(leaf);
  });

  it('miss no run when the leaf is renewed', () => expectRenewed(() => issued([], 'instead')));

  it('miss no run when the authority is renewed too, and put in the place of the old one', () =>
    expectRenewed(() => issued([`${INJECTOR}-ca`], 'instead')));

  it('miss no run when the authority has another key, and is put beside the old one', () =>
    expectRenewed(async () => {
      await cluster.kubectl(['delete', 'secret', `${INJECTOR}-issuer`, IN_NAMESPACE]);
      return issued([], 'beside');
    }));

  it.each(['true', 'false'])('stay trusted through helm upgrade --server-side=%s', async (isServerSide) => {
    const before = await bundles();
    const upgrade = () => releaseCommands(cluster, values).upgrade([`--server-side=${isServerSide}`]);
    expect(await disturb(() => tryRun('team'), upgrade)).toMatchObject(NO_OUTAGE);
    expect(await bundles()).toEqual(before);
  });
});
