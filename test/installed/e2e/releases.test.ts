import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cluster } from '../../../lab/kubernetes/cluster.ts';
import { IMAGE, loadInjector } from '../../../lab/kubernetes/images/injector-image.ts';
import { createNamespace } from '../../../lab/kubernetes/made-namespaces.ts';
import { startCluster } from '../../../lab/kubernetes/start-cluster.ts';
import { CHART, type Values } from '../chart/helm.ts';
import { INJECTOR, INJECTOR_NAMESPACE, RELEASE } from '../chart/release-names.ts';
import { everythingIn } from './everything.ts';
import { createInjectorNamespace, UNLOOKED } from './installed.ts';
import { createTeam } from './team.ts';
import { runTrial, type TryRun } from './try-run.ts';

const NO_IMAGE: Values = { image: { ...IMAGE.image, tag: 'none' } };
const OTHER = 'other-system';

const withSecret = (secret: string): Values => ({
  config: { persistence: { outputs: { store: 'gcs', bucket: 'gs://outputs', secret, secretKey: 'key.json' } } },
});

/** In this order: a first release that fails, one that works, and others beside it. */
describe('releases in a cluster whose namespaces are opted in already', () => {
  let cluster: Cluster;
  let tryRun: TryRun;

  beforeAll(async () => {
    cluster = await startCluster();
    await loadInjector(cluster);
    await createInjectorNamespace(cluster);
    await createNamespace(cluster, OTHER);
    await createTeam(cluster, 'team');
    tryRun = runTrial(cluster);
  });
  afterAll(() => cluster?.stop());

  const upgrade = (release: string, namespace: string, values: Values, ...flags: string[]) =>
    cluster.helm(
      ['upgrade', '--install', release, CHART, `--namespace=${namespace}`, '--values=-', ...flags],
      JSON.stringify({ ...UNLOOKED, ...values }),
    );
  const outcome = (attempt: Promise<string>) =>
    attempt.then(
      () => 'done',
      (error: Error) => error.message,
    );
  const failing = (values: Values) =>
    outcome(upgrade(RELEASE, INJECTOR_NAMESPACE, { ...values, ...NO_IMAGE }, '--wait', '--timeout=15s'));
  /** Of the pods, only those that serve. Not what Helm notes about itself. */
  const objects = async () => {
    const all = Object.entries(await everythingIn(cluster));
    return Object.fromEntries(all.filter(([name]) => !/sh\.helm\.release\.|-check$/.test(name)));
  };

  it('refuses no run and makes no object if the image cannot be pulled', async () => {
    const before = await objects();
    expect(await failing({})).toContain('pre-install');
    expect(await tryRun('team')).toBe('unseen');
    expect(await objects()).toEqual(before);
  });

  it('is installed by the same command once the image is there', async () => {
    await upgrade(RELEASE, INJECTOR_NAMESPACE, withSecret('first'), '--wait', '--timeout=600s');
    expect(await tryRun('team')).toBe('injected');
    const checks = ['get', 'pods', `--namespace=${INJECTOR_NAMESPACE}`, '--output=name'];
    expect(await cluster.kubectl(checks)).not.toContain('-check');
  });

  it('goes on serving as before through an upgrade that fails', async () => {
    const before = await objects();
    const changed = { ...withSecret('second'), webhook: { pathSecret: 'x'.repeat(16) } };
    expect(await failing(changed)).toContain('pre-upgrade');
    expect(await objects()).toEqual(before);
    expect(await tryRun('team')).toBe('injected');
  });

  it('refuses a second release for the same label by name, before anything is made', async () => {
    const before = await objects();
    const second = outcome(upgrade('second', OTHER, { ...withSecret('second'), ...NO_IMAGE }));
    expect(await second).toContain(`${INJECTOR} in namespace ${INJECTOR_NAMESPACE}`);
    expect(await objects()).toEqual(before);
  });

  it('serves a label value of its own beside the first, to which a namespace is moved and from which it comes back', async () => {
    const canary = { ...withSecret('second'), optIn: { value: 'canary' } };
    await upgrade('second', OTHER, canary, '--wait', '--timeout=600s');
    const mounted = async () => {
      const run = await cluster.kubectl(['create', '--dry-run=server', '--output=json', '--filename=-'], RUN);
      return JSON.parse(run).spec.volumes.flatMap(({ secret }: { secret?: { secretName: string } }) =>
        secret ? [secret.secretName] : [],
      );
    };
    const move = (value: string) =>
      cluster.kubectl(['label', 'namespace', 'team', '--overwrite', `polyaxon-gcs-injector.io/inject=${value}`]);
    expect(await mounted()).toEqual(['first']);
    await move('canary');
    await expect.poll(mounted).toEqual(['second']);
    await move('enabled');
    await expect.poll(mounted).toEqual(['first']);
  });

  it('is upgraded as ever beside it', async () => {
    await upgrade(RELEASE, INJECTOR_NAMESPACE, withSecret('third'), '--wait', '--timeout=600s');
    await upgrade('second', OTHER, { optIn: { value: 'canary' } }, '--wait', '--timeout=600s');
    expect(await outcome(upgrade('second', OTHER, {}))).toContain('another release already serves');
  });
});

const RUN = JSON.stringify({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'run', namespace: 'team', labels: { type: 'polyaxon-runner', app: 'polyaxon-job' } },
  spec: { containers: [{ name: 'main', image: 'none.test/image:1' }] },
});
