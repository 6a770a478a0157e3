import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cluster } from '../../../lab/kubernetes/cluster.ts';
import { startCluster } from '../../../lab/kubernetes/start-cluster.ts';
import { createForeignKinds } from './foreign-kinds.ts';
import { CHART, manifestsIn, renderText } from './helm.ts';
import { INJECTOR, INJECTOR_NAMESPACE, RELEASE } from './release-names.ts';
import { MODES, STORES } from './values-of-modes.ts';

const WEBHOOKS = ['get', 'mutatingwebhookconfiguration', INJECTOR, '--output=json'];

describe('a release', () => {
  let cluster: Cluster;

  beforeAll(async () => {
    cluster = await startCluster({ node: false });
    for (const namespace of [INJECTOR_NAMESPACE, 'team-a', 'team-b', 'monitoring']) {
      await cluster.kubectl(['create', 'namespace', namespace]);
    }
    await cluster.kubectl(['label', 'namespace', INJECTOR_NAMESPACE, 'pod-security.kubernetes.io/enforce=restricted']);
    await createForeignKinds(cluster);
  });
  afterAll(() => cluster?.stop());

  const helm = (...args: string[]) => cluster.helm([...args, `--namespace=${INJECTOR_NAMESPACE}`]);
  /** There is no node that could run the pod of a hook. */
  const upgrade = (...args: string[]) => helm('upgrade', '--install', '--no-hooks', RELEASE, CHART, ...args);

  it.each(Object.entries(MODES))(
    'has objects that the API server accepts, field by field: %s',
    async (_mode, values) => {
      const apply = [
        'apply',
        '--server-side',
        '--dry-run=server',
        '--validate=strict',
        '--filename=-',
        '--output=name',
      ];
      const text = await renderText(values);
      const names = await cluster.kubectl(apply, text);
      expect(names.trim().split('\n')).toHaveLength(manifestsIn(text).length);
    },
  );

  it('is installed, and its pods are admitted under the enforced restricted standard', async () => {
    const notes = await upgrade();
    expect(notes).toContain(`kubectl delete mutatingwebhookconfiguration/${INJECTOR}`);
    expect(notes).toContain('fail-closed.polyaxon-gcs-injector.io');
    expect(notes).not.toContain('WARNING');
    const pods = ['get', 'pods', `--namespace=${INJECTOR_NAMESPACE}`, '--output=name'];
    await expect.poll(async () => (await cluster.kubectl(pods)).trim().split('\n').length).toBe(2);
  });

  it("keeps the replicas' bundle, Secret and Lease through upgrades", async () => {
    const bundle = Buffer.from('bundle').toString('base64');
    await cluster.kubectl([
      'patch',
      'mutatingwebhookconfiguration',
      INJECTOR,
      '--type=json',
      '--field-manager=polyaxon-gcs-injector',
      `--patch=[{"op":"add","path":"/webhooks/0/clientConfig/caBundle","value":"${PEM}"}]`,
    ]);
    const patch = (kind: string, name: string, body: object) =>
      cluster.kubectl([
        'patch',
        kind,
        name,
        `--namespace=${INJECTOR_NAMESPACE}`,
        '--field-manager=polyaxon-gcs-injector',
        `--patch=${JSON.stringify(body)}`,
      ]);
    await patch('secret', `${INJECTOR}-ca`, { data: { 'ca.crt': bundle } });
    await patch('lease', `${INJECTOR}-rotation`, { spec: { holderIdentity: 'pod' } });
    await upgrade('--set=replicaCount=3', '--set=webhook.timeoutSeconds=7');
    const [entry] = JSON.parse(await cluster.kubectl(WEBHOOKS)).webhooks;
    expect(entry).toMatchObject({ timeoutSeconds: 7, clientConfig: { caBundle: PEM } });
    const read = (kind: string, name: string, path: string) =>
      cluster.kubectl(['get', kind, name, `--namespace=${INJECTOR_NAMESPACE}`, `--output=jsonpath={${path}}`]);
    expect(await read('secret', `${INJECTOR}-ca`, '.data.ca\\.crt')).toBe(bundle);
    expect(await read('lease', `${INJECTOR}-rotation`, '.spec.holderIdentity')).toBe('pod');
  });

  it('warns if its namespace is opted in, because pods there can use its ServiceAccount', async () => {
    const label = (value: string) =>
      cluster.kubectl(['label', 'namespace', INJECTOR_NAMESPACE, `polyaxon-gcs-injector.io/inject${value}`]);
    await label('=enabled');
    expect(await upgrade()).toContain(`WARNING: namespace ${INJECTOR_NAMESPACE} is opted in`);
    await label('-');
  });

  it('shows no drift', async () => {
    const text = await cluster.helm(['get', 'manifest', RELEASE, `--namespace=${INJECTOR_NAMESPACE}`]);
    expect(await cluster.kubectl(['diff', '--server-side', '--force-conflicts', '--filename=-'], text)).toBe('');
  });

  it('restores the webhook configuration after the emergency command', async () => {
    await cluster.kubectl(['delete', 'mutatingwebhookconfiguration', INJECTOR]);
    await upgrade();
    expect(JSON.parse(await cluster.kubectl(WEBHOOKS)).webhooks).toHaveLength(2);
  });

  it('changes to other certificates and back, and leaves nothing after its uninstallation', async () => {
    const options = [
      '--set=certManager.enabled=true',
      '--set=validatingPolicy.enabled=true',
      `--set-json=config=${JSON.stringify(STORES)}`,
    ];
    await upgrade(...options, '--set=rbac.secrets.mode=cluster');
    await upgrade();
    await helm('uninstall', RELEASE, '--wait', '--no-hooks');
    const kinds = await cluster.kubectl(['api-resources', '--verbs=list', '--output=name']);
    const labelled = [
      'get',
      kinds
        .trim()
        .split('\n')
        .filter((kind) => kind !== 'events')
        .join(','),
      '--all-namespaces',
      `--selector=app.kubernetes.io/instance=${RELEASE}`,
      '--output=name',
    ];
    await expect.poll(() => cluster.kubectl(labelled)).toBe('');
  });
});

const PEM = 'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUIKLS0tLS1FTkQgQ0VSVElGSUNBVEUtLS0tLQo=';
