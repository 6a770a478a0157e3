import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { execute } from '../../../lab/kubernetes/execute.ts';
import type { AgentConnection } from '../../../lab/polyaxon/agent.ts';
import { prepareEnvironment } from '../environments/environment.ts';
import { expectAlike, expectShown, follow, mayUse } from '../examples/follow.ts';
import { type Installation, startInstallation } from '../examples/installation.ts';
import { inNetwork, podOf2x, withScript } from '../examples/runs.ts';
import { expectAuthenticated, textsIn } from '../harness/proof.ts';
import { it } from '../harness/with-polyaxon-api.ts';

const UUID = '8aac02e3a62a4f0aaa257c59da5eab80';
const OUTPUTS = `${UUID}/outputs`;

/** The values of the 2.x Polyaxon. */
const STORE: AgentConnection = {
  name: 'gcs-artifacts',
  kind: 'gcs',
  schema: { bucket: 'gs://plx-artifacts' },
  secret: { name: 'gcs-secret', mountPath: '/plx-context/.gc' },
};

let there: Installation;
const remove = () => there?.[Symbol.asyncDispose]();

describe('tracking-2.x', async () => {
  const pod = await podOf2x({ file: 'tracking-2.x/polyaxonfile.yaml' }, STORE);
  beforeAll(async () => {
    there = await startInstallation(mayUse('plx-artifacts'), pod);
  });
  afterAll(remove);

  it('stores its predictions', async () => {
    await follow(there, 'tracking-2.x');
    const environment = 'polyaxon-2.18-python-3.11';
    const { log } = await there.run('run', { ...withScript(pod, 'tracking-2.x/track.py'), environment });
    expectShown('tracking-2.x', log);
    expectAuthenticated({ report: there.google.report() });
    expect(textsIn(there.google, 'plx-artifacts')).toEqual({
      [`${OUTPUTS}/predictions/part-0.csv`]: 'label,score\n7,0.98\n',
    });
  });
});

describe('keras-mnist', async () => {
  const environment = 'tensorflow-2.21-python-3.11';
  const params = { epochs: 2, limit: 256 };
  const pod = await podOf2x({ file: 'keras-mnist/polyaxonfile.yaml', params }, STORE);
  beforeAll(async () => {
    there = await startInstallation(mayUse('plx-artifacts', 'plx-data'), pod);
    there.google.seed('plx-data', 'mnist.npz', await easyDigits());
  });
  afterAll(remove);

  it('trains on data in a bucket and stores checkpoints, logs and the model', async () => {
    await follow(there, 'keras-mnist');
    const { log } = await there.run('run', { ...withScript(pod, 'keras-mnist/train.py'), environment });
    expect(log).toContain(`outputs: gs://plx-artifacts/${OUTPUTS}\n`);
    expect(Number(/^accuracy of the stored model: (\S+)$/m.exec(log)?.[1])).toBeGreaterThanOrEqual(0.9);
    expectAuthenticated({ report: there.google.report() });
    const objects = there.google.objects('plx-artifacts').filter(({ content }) => content.length > 0);
    const names = objects.map(({ name }) => name);
    expect(names).toEqual([
      `${OUTPUTS}/checkpoints/epoch-01.keras`,
      `${OUTPUTS}/checkpoints/epoch-02.keras`,
      expect.stringMatching(`^${OUTPUTS}/logs/train/events.out.tfevents.`),
      `${OUTPUTS}/model.keras`,
    ]);
    expectAlike('keras-mnist', [log, ...names.map(shortened)].join('\n'));
  });

  it('shows its logs in a TensorBoard', async () => {
    const board = await podOf2x({ file: 'keras-mnist/tensorboard.yaml', params: { run: UUID } }, STORE);
    const address = await there.serve('board', { ...inNetwork(board), environment });
    const url = `http://${address}:6006/data/plugin/scalars/tags`;
    const tags = async () => (await fetch(url)).json();
    await expect
      .poll(() => tags().catch(() => ({})), { timeout: 120_000, interval: 500 })
      .toHaveProperty(['train', 'epoch_accuracy']);
    expectAuthenticated({ report: there.google.report() });
  });
});

describe('the example pods that the unit suite injects', () => {
  it.each([
    ['tracking', { file: 'tracking-2.x/polyaxonfile.yaml' }],
    ['keras-mnist', { file: 'keras-mnist/polyaxonfile.yaml', params: { epochs: 2, limit: 256 } }],
    ['tensorboard', { file: 'keras-mnist/tensorboard.yaml', params: { run: UUID } }],
  ])("%s still equals the package's pod", async (name, submission) => {
    const pod = await podOf2x(submission, STORE);
    await expect(`${JSON.stringify(pod, null, 2)}\n`).toMatchFileSnapshot(`../../fixtures/examples/${name}.json`);
  });
});

/** The names of objects in the README's form. */
const shortened = (name: string): string => name.replace(UUID, '…').replace(/(?<=tfevents).*/, '…');

async function easyDigits(): Promise<Buffer> {
  const { path } = await prepareEnvironment('tensorflow-2.21-python-3.11');
  const script = join(import.meta.dirname, '../examples/easy_digits.py');
  return Buffer.from(await execute(join(path, 'bin', 'python'), [script]), 'base64');
}
