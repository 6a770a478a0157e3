import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createServiceAccount } from '../../../lab/google/accounts/service-account.ts';
import type { Cluster } from '../../../lab/kubernetes/cluster.ts';
import { startCluster } from '../../../lab/kubernetes/start-cluster.ts';
import { FAIL_OPEN, OPTED_IN } from '../../support/public-names.ts';
import { type Server, startServer } from '../../support/server-on-this-machine.ts';
import { writeKubeconfig } from '../../support/write-kubeconfig.ts';
import { kubeconfigOf } from '../authority/kubeconfig-of.ts';
import { createTrialNamespace } from '../chart/admissions.ts';
import { INJECTOR, INJECTOR_NAMESPACE } from '../chart/release-names.ts';
import { installWithoutPods } from './installed.ts';
import { type Secrets, secretsIn } from './secrets.ts';

const { keyFile } = await createServiceAccount('runs@acme.iam.gserviceaccount.com', []);
const KEY = JSON.stringify(keyFile);

const configurationFor = (missingSecret: string, secret = 'gcs'): object => ({
  persistence: {
    outputs: { store: 'gcs', bucket: 'gs://outputs', mountPath: '/outputs', secret, secretKey: 'key.json' },
  },
  injection: { missingSecret },
});

let cluster: Cluster;
let secrets: Secrets;
let directory: string;
let server: Server;
beforeAll(async () => {
  // Sends webhook calls to the endpoints of their Service, which a control plane reaches without kube-proxy.
  cluster = await startCluster({ node: false, apiServerFlags: ['--enable-aggregator-routing=true'] });
  secrets = secretsIn(cluster);
  directory = await mkdtemp(join(tmpdir(), 'preflight-'));
  const configuration = configurationFor('warn');
  const values = { config: configuration, rbac: { secrets: { mode: 'cluster' } } };
  const args = await installWithoutPods(cluster, values, 10250);
  const account = await kubeconfigOf(cluster, INJECTOR_NAMESPACE, INJECTOR);
  const kubeconfig = await writeKubeconfig(join(directory, 'kubeconfig'), account.exportConfig());
  await createTrialNamespace(cluster, 'closed', OPTED_IN);
  await createTrialNamespace(cluster, 'open', { ...OPTED_IN, ...FAIL_OPEN });
  server = await startServer({ args, kubeconfig, directory, configuration });
});
afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
  await cluster?.stop();
  await rm(directory, { recursive: true, force: true });
});

const RUN = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'run', labels: { type: 'polyaxon-runner', app: 'polyaxon-job' } },
  spec: {
    serviceAccountName: 'runs',
    containers: [
      {
        name: 'main',
        image: 'none.test/image:1',
        env: [{ name: 'POLYAXON_RUN_OUTPUTS_PATH', value: '/outputs/root/quick-start/jobs/1' }],
      },
    ],
  },
};
const CREATE = ['create', '--dry-run=server', '--output=json', '--warnings-as-errors', '--filename=-'];
const answers: string[] = [];

/** The output of kubectl for somebody who starts a run: the pod, warnings, or the refusal. */
async function start(namespace: string): Promise<string> {
  const shown = await cluster
    .kubectl([...CREATE, `--namespace=${namespace}`], JSON.stringify(RUN))
    .catch((error: Error) => error.message);
  answers.push(shown);
  return shown;
}

const shows = (namespace: string, text: string) => expect.poll(() => start(namespace)).toContain(text);
const reasonIn = (shown: string): unknown => /\\"reason\\":\\"(\w+)\\"/.exec(shown)?.[1];

const MISSING = 'secret_missing: gcs/key.json: no such Secret here: create it or correct its name';
const WARNING = `Warning: polyaxon-gcs-injector: ${MISSING}\n`;
const DENIAL = 'admission webhook "fail-closed.polyaxon-gcs-injector.io" denied the request: polyaxon-gcs-injector: ';

it('is ready once it has seen the Secrets', async () => {
  await expect.poll(server.isReady).toBe(true);
  expect(await server.metrics()).toContain('secret_watches{state="synced"} 1');
});

it('with warn, it injects a run with a missing Secret and warns its author', async () => {
  const shown = await start('closed');
  expect(shown).toContain(WARNING);
  expect(shown).toContain('GOOGLE_APPLICATION_CREDENTIALS');
  expect(reasonIn(shown)).toBe('secret_missing');
});

it('with skip, it adds only a status', async () => {
  await server.configure(configurationFor('skip'));
  await expect.poll(() => start('closed')).not.toContain('GOOGLE_APPLICATION_CREDENTIALS');
  const shown = await start('closed');
  expect(shown).toContain(WARNING);
  expect(reasonIn(shown)).toBe('secret_missing');
});

it('with deny, it refuses the run in a namespace that fails closed, and warns in one that fails open', async () => {
  await server.configure(configurationFor('deny'));
  await shows('closed', `${DENIAL}${MISSING}`);
  const shown = await start('open');
  expect(shown).toContain(WARNING);
  expect(shown).toContain('GOOGLE_APPLICATION_CREDENTIALS');
});

it('reports what is wrong with the Secret until it is right', async () => {
  await secrets.put('closed', 'gcs', { 'other.json': KEY });
  await shows('closed', `${DENIAL}secret_key_missing: gcs/key.json: it has other.json: add it or correct secretKey`);
  await secrets.put('closed', 'gcs', { 'key.json': KEY.slice(0, -1) });
  await shows('closed', `${DENIAL}key_invalid: gcs/key.json: cut off before the end of its JSON: replace it`);
  await secrets.put('closed', 'gcs', { 'key.json': KEY });
  await expect.poll(async () => reasonIn(await start('closed'))).toBe('injected');
  expect(await start('closed')).not.toContain('Warning');
  expect(await start('open')).toContain(WARNING);
  await secrets.remove('closed', 'gcs');
  await shows('closed', `${DENIAL}${MISSING}`);
});

it('looks at the Secret of a new configuration, and injects while it does not know that one', async () => {
  await secrets.put('closed', 'newer', { 'key.json': KEY });
  await server.configure(configurationFor('deny', 'newer'));
  // The chart gave no right to this Secret.
  await expect.poll(async () => reasonIn(await start('closed'))).toBe('injected');
  await expect.poll(server.metrics).toContain('secret_watches{state="forbidden"} 1');
  expect(server.written()).toContain('"secret":"*/newer"');
});

it('reveals nothing of a key, in logs, metrics, answers or stored pods', async () => {
  const [, , line = ''] = keyFile.private_key.split('\n');
  const all = [server.written(), await server.metrics(), ...answers].join('\n');
  expect(all).toContain('secret_key_missing');
  for (const part of [line, Buffer.from(KEY).toString('base64').slice(200, 260), keyFile.private_key_id]) {
    expect(all).not.toContain(part);
  }
});
