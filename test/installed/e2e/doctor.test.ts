import { join } from 'node:path';
import type { V1ConfigMap } from '@kubernetes/client-node';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createServiceAccount } from '../../../lab/google/accounts/service-account.ts';
import type { Cluster } from '../../../lab/kubernetes/cluster.ts';
import { runProgram } from '../../support/run-program.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { writeKubeconfig } from '../../support/write-kubeconfig.ts';
import { kubeconfigOf } from '../authority/kubeconfig-of.ts';
import { INJECTOR, INJECTOR_NAMESPACE } from '../chart/release-names.ts';
import { secretsIn } from '../preflight/secrets.ts';
import { startInstalled } from './installed.ts';
import { jobLabelled, RUN_2X } from './labelled-pods.ts';
import { createTeam } from './team.ts';

const SECRET = { secret: 'gcs-secret', secretKey: 'gcs-key.json' };
const CONFIG = {
  persistence: { outputs: { store: 'gcs', bucket: 'gs://acme-outputs', ...SECRET } },
  artifactsStore: {
    name: 'acme',
    kind: 'gcs',
    schema: { bucket: 'gs://acme-artifacts' },
    secret: { name: 'gcs-secret', key: 'gcs-key.json' },
  },
};

const { keyFile } = await createServiceAccount('runs@acme.iam.gserviceaccount.com', []);
const KEY = JSON.stringify(keyFile);

/** A run that goes on. */
const EARLY = jobLabelled('early', RUN_2X);
for (const container of EARLY.spec?.template.spec?.containers ?? []) container.command = ['sleep', '3600'];

let cluster: Cluster;
let secrets: ReturnType<typeof secretsIn>;
beforeAll(async () => {
  cluster = await startInstalled({ config: CONFIG, rbac: { secrets: { mode: 'cluster' } } });
  await createTeam(cluster, 'team', { secrets: { 'gcs-secret': { 'gcs-key.json': KEY } } });
  secrets = secretsIn(cluster);
  vi.stubEnv('KUBECONFIG', cluster.kubeconfig);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await cluster?.stop();
});

interface Seen {
  readonly stdout: string;
  /** True if it ended with 1. */
  readonly isFault: boolean;
}

async function doctor(...args: readonly string[]): Promise<Seen> {
  const { stdout, error } = await runProgram(['doctor', ...args]);
  if (error !== undefined && error.message !== 'the installation has faults') throw error;
  expect(stdout).not.toContain(keyFile.private_key.slice(40, 80));
  return { stdout, isFault: error !== undefined };
}

/** The command below the finding, without `kubectl`. */
function cureIn(stdout: string, finding: string): readonly string[] {
  const lines = stdout.split('\n');
  const hint = lines[lines.findIndex((line) => line.includes(finding)) + 1]?.trim() ?? '';
  expect(hint).toMatch(/^kubectl /);
  return hint.split(' ').slice(1);
}

describe('doctor', () => {
  it('finds nothing wrong in a new installation, and its probes would be injected', async () => {
    const { stdout, isFault } = await doctor('--probe', '--wait', '60');
    expect(stdout).toContain(`✔ ${INJECTOR} has both entries, which call ${INJECTOR_NAMESPACE}/${INJECTOR}\n`);
    expect(stdout).toContain('✔ caBundle trusts the certificates of Secret plx-polyaxon-gcs-injector-ca\n');
    expect(stdout).toContain(`✔ 2 of 2 replicas of ${INJECTOR_NAMESPACE}/${INJECTOR} are ready\n`);
    expect(stdout).toMatch(/✔ the configuration (\w{12}) has no faults\n✔ 2 replicas use \1\n/);
    expect(stdout.match(/✔ plx-\S+ shows a certificate that is valid for \d+ more days/g)).toHaveLength(2);
    expect(stdout).toContain('✔ gcs-secret/gcs-key.json of gs://acme-outputs is a key file\n');
    expect(stdout).toContain('✔ a 0.x run would be injected\n✔ a 2.x run would be injected\n');
    expect(stdout).toMatch(/All is well\.\n$/);
    expect(isFault).toBe(false);
  });

  it('names both keys if the Secret has another, and is content once it is mended', async () => {
    // An apply leaves keys that a create made.
    await secrets.remove('team', 'gcs-secret');
    await secrets.put('team', 'gcs-secret', { 'gcs-secret.json': KEY });
    const { stdout, isFault } = await doctor('-o', 'short');
    expect(stdout).toContain(
      '✘ Secret gcs-secret of gs://acme-outputs has no key gcs-key.json: it has gcs-secret.json\n',
    );
    expect(isFault).toBe(true);
    await secrets.put('team', 'gcs-secret', { 'gcs-key.json': KEY });
    expect(await doctor('-o', 'short')).toEqual({ stdout: 'All is well.\n', isFault: false });
  });

  it('says that nobody answers, and the printed cure helps', async () => {
    await cluster.kubectl(['scale', 'deployment', INJECTOR, '--replicas=0', `--namespace=${INJECTOR_NAMESPACE}`]);
    const gone = ['wait', '--for=delete', 'pod', '--selector=app.kubernetes.io/instance=plx', '--timeout=240s'];
    await cluster.kubectl([...gone, `--namespace=${INJECTOR_NAMESPACE}`]);
    const { stdout, isFault } = await doctor('--probe', '-o', 'short');
    expect(stdout).toContain(`✘ ${INJECTOR_NAMESPACE}/${INJECTOR} has no replica\n`);
    expect(stdout).toMatch(
      /✘ a 2\.x run is refused: .*failed calling webhook "fail-closed\.polyaxon-gcs-injector\.io"/,
    );
    expect(isFault).toBe(true);
    await cluster.kubectl(cureIn(stdout, 'has no replica'));
    expect((await doctor('--wait', '120', '-o', 'short')).isFault).toBe(false);
    await expect.poll(async () => (await doctor('--probe', '-o', 'short')).stdout).toBe('All is well.\n');
  });

  it('names a label that is nearly ours, runs without a status, and a configuration with faults', async () => {
    await createTeam(cluster, 'late', { labels: { 'polyaxon-gcs-injector.io/inject': 'true' } });
    await cluster.kubectl(['create', '--filename=-', '--namespace=late'], JSON.stringify(EARLY));
    const first = await doctor('-o', 'short');
    expect(first.stdout).toContain('‼ late did not opt in: its label is polyaxon-gcs-injector.io/inject=true\n');
    const pod = ['pod', '--selector=batch.kubernetes.io/job-name=early', '--namespace=late'];
    await cluster.kubectl(['wait', '--for=create', ...pod, '--timeout=240s']);
    await cluster.kubectl(cureIn(first.stdout, 'late did not opt in'));
    expect((await doctor()).stdout).toMatch(/‼ 1 of 1 runs have no status: early-\w+\n/);
    await cluster.kubectl(['delete', 'namespace', 'late', '--wait=false']);
    await cluster.kubectl(['label', 'namespace', 'late', 'polyaxon-gcs-injector.io/inject-']);
    const map = ['configmap', INJECTOR, `--namespace=${INJECTOR_NAMESPACE}`];
    const good: V1ConfigMap = JSON.parse(await cluster.kubectl(['get', ...map, '--output=json']));
    const put = (text = '') =>
      cluster.kubectl(['patch', ...map, `--patch=${JSON.stringify({ data: { 'config.yaml': text } })}`]);
    await put('persistence: {outputs: {store: gcs, bucket: acme}}');
    const { stdout, isFault } = await doctor('-o', 'short');
    expect(stdout).toMatch(/✘ .*persistence\.outputs.*bucket/);
    expect(stdout).toMatch(/the replicas keep \w{12}, because the ConfigMap has faults/);
    expect(isFault).toBe(true);
    await put(good.data?.['config.yaml']);
    expect((await doctor('--wait', '120', '-o', 'short')).isFault).toBe(false);
  });

  it('says what a viewer may not see, with the right that is needed', async () => {
    await using folder = await temporaryFolder();
    const binding = ['create', 'clusterrolebinding', 'viewers', '--clusterrole=view', '--serviceaccount=team:default'];
    await cluster.kubectl(binding);
    const config = (await kubeconfigOf(cluster, 'team', 'default')).exportConfig();
    vi.stubEnv('KUBECONFIG', await writeKubeconfig(join(folder.path, 'config'), config));
    const { stdout } = await doctor('--injector', `${INJECTOR_NAMESPACE}/${INJECTOR}`, '--probe', '-o', 'short');
    vi.stubEnv('KUBECONFIG', cluster.kubeconfig);
    expect(stdout).toContain('? the webhook configuration: you have no right to list mutatingwebhookconfigurations\n');
    expect(stdout).toContain('you have no right to get pods/proxy\n');
    expect(stdout).toContain('? what a 2.x run would get: you have no right to create pods\n');
  });
});
