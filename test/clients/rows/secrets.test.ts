import type { V1SecurityContext } from '@kubernetes/client-node';
import { describe, expect, it } from 'vitest';
import { ACCOUNT, BUCKETS, OTHER_ACCOUNT, SECRET } from '../harness/configuration.ts';
import { startGoogleForPods } from '../harness/google.ts';
import type { Job } from '../harness/job.ts';
import { applySecrets } from '../harness/namespace.ts';
import { EXPERIMENT_OUTPUTS, experiment0x, job2x } from '../harness/pods.ts';
import { expectAuthenticated } from '../harness/proof.ts';
import { runInjected, secretsOf } from '../harness/run-client.ts';
import { createPod, endOf, readPod, removePod } from '../harness/run-pod.ts';

const environment = 'google-cloud-python-3.11';
const pod = experiment0x();

it('a running pod reads a replaced key without a restart', async () => {
  const accounts = { [ACCOUNT]: [BUCKETS.outputs], [OTHER_ACCOUNT]: [BUCKETS.outputs] };
  await using google = await startGoogleForPods({ accounts });
  const stored = () => google.objects(BUCKETS.outputs).map(({ name }) => name);
  const job: Job = { pod, environment, main: { command: ['python', '/jobs/follow_the_key.py'] } };
  const run = await createPod(job, { isInjected: true, secrets: await secretsOf(google) });
  try {
    await expect.poll(stored, { timeout: 120_000 }).toEqual([`${EXPERIMENT_OUTPUTS}/first.txt`]);
    await applySecrets(run.namespace, { [SECRET]: { 'gcs-key.json': google.keyFile(OTHER_ACCOUNT) } });
    expect(await endOf(run)).toMatchObject({ phase: 'Succeeded', log: 'stored: first.txt\nstored: second.txt\n' });
    const accounts = new Set(google.report().tokensMinted.map(({ account }) => account));
    expect([...accounts]).toEqual([ACCOUNT, OTHER_ACCOUNT]);
    const restarts = (await readPod(run)).status?.containerStatuses?.map(({ restartCount }) => restartCount);
    expect(restarts).toEqual([0, 0]);
  } finally {
    await removePod(run);
  }
});

/** The user, the owner of the key's file, the other files, and a round trip. */
const SHOW_AND_STORE = `
id -u
id -G
stat -Lc '%g %a' "$GOOGLE_APPLICATION_CREDENTIALS"
ls "$(dirname "$GOOGLE_APPLICATION_CREDENTIALS")"
exec python /jobs/store_with_google_cloud_storage.py`;

interface User {
  readonly user: string;
  readonly pod?: Job['spec'];
  readonly container?: V1SecurityContext;
  /** The user's groups, and the group and mode of the key's file. */
  readonly shows: readonly string[];
}

const USERS: readonly User[] = [
  {
    user: 'its own user and no group for files',
    pod: { securityContext: { runAsUser: 12345 } },
    shows: ['0', '0 644'],
  },
  {
    user: 'a user and a group for files',
    pod: { securityContext: { runAsUser: 12345, fsGroup: 2000 } },
    shows: ['0 2000', '2000 644'],
  },
  {
    user: 'a user that may write nowhere',
    container: {
      runAsNonRoot: true,
      runAsUser: 12345,
      readOnlyRootFilesystem: true,
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
    },
    shows: ['0', '0 644'],
  },
];

/** The 2.x pod has Polyaxon's volume of the whole Secret. The 0.x pod gets our volume with one file. */
const GENERATIONS = [
  { generation: '0.x', made: experiment0x(), files: ['gcs-key.json'] },
  { generation: '2.x', made: job2x(), files: ['gc-secret.json', 'gcs-key.json'] },
];

const RUNS = GENERATIONS.flatMap((generation) => USERS.map((user) => ({ ...generation, ...user })));

describe.for(RUNS)('a run of $generation as $user', ({ made, pod: spec = {}, container = {}, files, shows }) => {
  it(`reads its key, and sees ${files.length} of the two files of the Secret`, async () => {
    const main = { command: ['/bin/bash', '-c', SHOW_AND_STORE], securityContext: container };
    const outcome = await runInjected({ pod: made, environment, main, spec });
    expect(outcome.log).toContain(['12345', ...shows, ...files, 'found: large.bin note.txt\n'].join('\n'));
    expectAuthenticated(outcome);
  });
});
