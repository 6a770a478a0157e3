import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { V1Job, V1Pod } from '@kubernetes/client-node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Cluster } from '../../../lab/kubernetes/cluster.ts';
import { BUSYBOX_IMAGE } from '../../../lab/kubernetes/images/test-images.ts';
import { FAIL_OPEN, OPTED_IN } from '../../support/public-names.ts';
import { whyOf } from '../../support/why-of.ts';
import { writeKubeconfig } from '../../support/write-kubeconfig.ts';
import { kubeconfigOf } from '../authority/kubeconfig-of.ts';
import { INJECTOR, INJECTOR_NAMESPACE } from '../chart/release-names.ts';
import { startInstalled } from './installed.ts';
import { createTeam } from './team.ts';

const config = {
  persistence: {
    outputs: { store: 'gcs', bucket: 'gs://outputs', mountPath: '/outputs', secret: 'gcs', secretKey: 'key.json' },
  },
};
const KEY_FILE = {
  ...{ type: 'service_account', client_email: 'a@b.test', client_id: '1', private_key_id: '2' },
  ...{ token_uri: 'https://token.test', private_key: '-----BEGIN PRIVATE KEY-----\nAA==\n-----END PRIVATE KEY-----\n' },
};

const labels = { type: 'polyaxon-runner', app: 'polyaxon-job' };
const spec = {
  restartPolicy: 'Never',
  terminationGracePeriodSeconds: 0,
  containers: [
    {
      name: 'main',
      image: BUSYBOX_IMAGE,
      command: ['sleep', '3600'],
      env: [{ name: 'POLYAXON_RUN_OUTPUTS_PATH', value: '/outputs/root/quick-start/jobs/1' }],
    },
  ],
};
const pod = (name: string): V1Pod => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name, labels }, spec });
const job = (name: string): V1Job => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name },
  spec: { template: { metadata: { labels }, spec } },
});

let cluster: Cluster;
let directory: string;
const create = (namespace: string, object: object) =>
  cluster.kubectl(['create', `--namespace=${namespace}`, '--filename=-'], JSON.stringify(object));
const why = (...args: readonly string[]) => whyOf(cluster.kubeconfig, args);

/** Does what `why` prints as it is printed. */
const carryOut = (cure: string) => {
  const [command = ''] = cure.split('\n');
  expect(command).toMatch(/^kubectl /);
  return cluster.kubectl(command.split(' ').slice(1));
};

beforeAll(async () => {
  cluster = await startInstalled({ config });
  directory = await mkdtemp(join(tmpdir(), 'why-'));
  const secrets = { gcs: { 'key.json': JSON.stringify(KEY_FILE) } };
  await createTeam(cluster, 'team', { secrets });
  await createTeam(cluster, 'without', { secrets: {} });
  await createTeam(cluster, 'open', { secrets, labels: { ...OPTED_IN, ...FAIL_OPEN } });
  await createTeam(cluster, 'mistyped', { secrets, labels: { 'polyaxon-gcs-injector.io/injekt': 'enabled' } });
});
afterAll(async () => {
  await cluster?.stop();
  await rm(directory, { recursive: true, force: true });
});

it('finds nothing to do for an injected run, with all facts of the cluster seen', async () => {
  await create('team', pod('train'));
  const { lines, cure, exitCode, stderr } = await why('team/train');
  expect(lines.filter((line) => !line.startsWith('✔'))).toEqual(['Pod team/train: injected']);
  expect({ cure, exitCode, stderr }).toEqual({ cure: 'Nothing to do.', exitCode: 0, stderr: '' });
  expect(lines.join('\n')).toContain('fail-closed.polyaxon-gcs-injector.io serves the namespace (Fail)');
  expect(lines.join('\n')).toContain(`from the path that the run has already`);
});

it('names a mistyped label, then an older pod, until the run is started again', async () => {
  await create('mistyped', pod('train'));
  const mistyped = await why('mistyped/train');
  expect(mistyped).toMatchObject({ exitCode: 1 });
  expect(mistyped.lines[1]).toContain('it has polyaxon-gcs-injector.io/injekt, which is not');
  // Times of objects have whole seconds.
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  await carryOut(mistyped.cure);
  const old = await why('mistyped', 'train');
  expect(old.cure).toBe('Start the run again: only new pods are injected.');
  expect(old.lines.at(-1)).toContain('before the namespace got its label');
  await cluster.kubectl(['delete', 'pod', 'train', '--namespace=mistyped']);
  await create('mistyped', pod('train'));
  await expect.poll(() => why('mistyped/train')).toMatchObject({ cure: 'Nothing to do.', exitCode: 0 });
});

it('tells a missing Secret in the words of the kubelet, and the pod starts after the cure', async () => {
  await create('without', pod('train'));
  const lines = async () => (await why('without/train')).lines.join('\n');
  await expect.poll(lines).toContain('✘ MountVolume.SetUp failed');
  const { cure } = await why('without/train');
  expect(cure).toBe('kubectl -n without create secret generic gcs --from-file=key.json=KEY_FILE.json');
  const file = await writeKubeconfig(join(directory, 'key.json'), JSON.stringify(KEY_FILE));
  await carryOut(cure.replace('KEY_FILE.json', file));
  await cluster.kubectl(['wait', '--for=condition=Ready', 'pod/train', '--namespace=without', '--timeout=240s']);
  expect(await why('without/train')).toMatchObject({ cure: 'Nothing to do.', exitCode: 0 });
});

it('tells why a Job has no pods while no replica answers, and what slipped through', async () => {
  const injector = [`--namespace=${INJECTOR_NAMESPACE}`, '--timeout=240s'];
  await cluster.kubectl(['scale', `deployment/${INJECTOR}`, '--replicas=0', `--namespace=${INJECTOR_NAMESPACE}`]);
  await cluster.kubectl(['wait', '--for=delete', 'pod', '--selector=app.kubernetes.io/instance=plx', ...injector]);
  await create('team', job('refused'));
  await create('open', pod('slipped'));
  const refusals = async () => (await why('team/refused')).lines.join('\n');
  await expect.poll(refusals).toContain('failed calling webhook "fail-closed.polyaxon-gcs-injector.io"');
  const { cure, exitCode } = await why('team/refused');
  expect(exitCode).toBe(1);
  await carryOut(cure);
  await cluster.kubectl(['rollout', 'status', `deployment/${INJECTOR}`, ...injector]);
  await expect.poll(() => why('team/refused')).toMatchObject({ cure: 'Nothing to do.', exitCode: 0 });
  const slipped = await why('open/slipped');
  expect(slipped.lines.at(-1)).toContain('before a replica was ready again');
  expect(slipped.cure).toBe('Start the run again: only new pods are injected.');
});

it('works with the rights of a viewer, and says what they do not show', async () => {
  await cluster.kubectl(['create', 'serviceaccount', 'viewer', '--namespace=team']);
  const view = ['create', 'rolebinding', 'viewer', '--clusterrole=view', '--serviceaccount=team:viewer'];
  await cluster.kubectl([...view, '--namespace=team']);
  const account = await kubeconfigOf(cluster, 'team', 'viewer');
  const kubeconfig = await writeKubeconfig(join(directory, 'viewer'), account.exportConfig());
  const { lines, exitCode } = await whyOf(kubeconfig, ['team/train', `--injector=${INJECTOR_NAMESPACE}/${INJECTOR}`]);
  const unseen = lines.filter((line) => line.startsWith('?'));
  expect(unseen).toEqual([
    '? the webhook configuration: you have no right to list mutatingwebhookconfigurations',
    '? the replicas: you have no right to get deployments',
    '? whether Secret gcs of namespace team has the key key.json: you have no right to see it',
  ]);
  expect(lines[1]).toContain('✔ namespace team opted in');
  expect(exitCode).toBe(0);
  expect(await whyOf(kubeconfig, ['open/slipped'])).toMatchObject({
    exitCode: 1,
    stderr: 'error: pods of namespace open: you have no right to see it\n',
  });
});
