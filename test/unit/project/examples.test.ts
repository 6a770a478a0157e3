import { globSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { faultsOf } from '../../../src/config/check.ts';
import type { Pod } from '../../../src/kubernetes/pod.ts';
import { containerNamed, readPod, valuesOf } from '../../support/builders.ts';
import { runProgram } from '../../support/run-program.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const EXAMPLES = join(import.meta.dirname, '../../../examples');
const RUN = '8aac02e3a62a4f0aaa257c59da5eab80';

const readYaml = (file: string) => parse(readFileSync(join(EXAMPLES, file), 'utf8'));

it.each(globSync('*/*{values,bucket,buckets}.yaml', { cwd: EXAMPLES }))(
  'the configuration in %s has no fault',
  (file) => {
    expect(faultsOf(readYaml(file).config)).toEqual([]);
  },
);

/** The pod after `inject`, with the configuration of an example. */
async function injectedBy(values: string, pod: Pod): Promise<Pod> {
  await using folder = await temporaryFolder();
  const config = join(folder.path, 'config.yaml');
  await writeFile(config, stringify(readYaml(values).config));
  const manifest = JSON.stringify({ apiVersion: 'v1', kind: 'Pod', ...pod });
  const { stdout, stderr } = await runProgram(['inject', '-f', '-', '--config', config, '-o', 'json'], manifest);
  expect(stderr).toMatch(/^Pod \S+: injected: The run would get its outputs path and its credentials\.\n/);
  return JSON.parse(stdout);
}

describe('a run of the walk-through', () => {
  const job = readPod('polyaxon-0.x/before/04-job.json');
  const labels = { ...job.metadata?.labels, ...readYaml('outputs-on-gcs/polyaxonfile.yaml').environment.labels };
  const reporting: Pod = { ...job, metadata: { ...job.metadata, labels } };

  it('goes to the one bucket', async () => {
    const pod = await injectedBy('outputs-on-gcs/one-bucket.yaml', readPod('polyaxon-0.x/before/01-experiment.json'));
    expect(valuesOf(containerNamed(pod, 'polyaxon-experiment-job').env)).toMatchObject({
      GOOGLE_APPLICATION_CREDENTIALS: '/tmp/.plx-gcs-secret/gcs-secret.json',
      POLYAXON_RUN_OUTPUTS_PATH: 'gs://plx-outputs/root/quick-start/experiments/7',
    });
  });

  it('goes to the first of several if it chooses none', async () => {
    const pod = await injectedBy('outputs-on-gcs/several-buckets.yaml', job);
    expect(valuesOf(containerNamed(pod, 'polyaxon-job').env)).toMatchObject({
      POLYAXON_RUN_OUTPUTS_PATH: 'gs://plx-outputs/root/quick-start/jobs/3',
    });
  });

  it('goes to the bucket that its polyaxonfile chooses, and reads its data with another key', async () => {
    const { env } = containerNamed(await injectedBy('outputs-on-gcs/several-buckets.yaml', reporting), 'polyaxon-job');
    const path = 'gs://plx-reports/weekly/root/quick-start/jobs/3';
    const values = valuesOf(env);
    expect(values).toMatchObject({
      POLYAXON_RUN_OUTPUTS_PATH: path,
      POLYAXON_RUN_DATA_PATHS: '{"data": "gs://plx-data"}',
    });
    const { 'gs://plx-data': data } = JSON.parse(values['POLYSTORES_RUN_STORES_ACCESS_KEYS'] ?? '');
    expect(env).toContainEqual({
      name: data.secret_key,
      valueFrom: { secretKeyRef: { name: 'gcs-data', key: 'gcs-secret.json' } },
    });
  });
});

it('the experiment of 0.x goes to its bucket', async () => {
  const pod = await injectedBy('experiment-0.6/values.yaml', readPod('polyaxon-0.x/before/01-experiment.json'));
  expect(valuesOf(containerNamed(pod, 'polyaxon-experiment-job').env)).toMatchObject({
    POLYAXON_RUN_OUTPUTS_PATH: 'gs://plx-outputs/root/quick-start/experiments/7',
  });
});

describe.each([
  ['tracking', 'tracking-2.x/values.yaml'],
  ['keras-mnist', 'keras-mnist/values.yaml'],
  ['tensorboard', 'keras-mnist/values.yaml'],
])('the pod of %s', (name, values) => {
  it('has its path, its key and its store', async () => {
    const pod = await injectedBy(values, readPod(`examples/${name}.json`));
    const main = containerNamed(pod, 'polyaxon-main');
    expect(valuesOf(main.env)).toMatchObject({
      GOOGLE_APPLICATION_CREDENTIALS: '/plx-context/.gc/gc-secret.json',
      POLYAXON_RUN_OUTPUTS_PATH: `gs://plx-artifacts/${RUN}/outputs`,
      POLYAXON_CONNECTIONS_CATALOG: expect.stringContaining('"gs://plx-artifacts"'),
    });
    expect(main.volumeMounts).toContainEqual({ name: 'gcs-secret', mountPath: '/plx-context/.gc', readOnly: true });
  });
});
