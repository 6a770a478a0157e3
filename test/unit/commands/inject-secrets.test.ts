import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createServiceAccount } from '../../../lab/google/accounts/service-account.ts';
import { runProgram } from '../../support/run-program.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const { keyFile } = await createServiceAccount('runs@acme.iam.gserviceaccount.com', []);
const KEY = JSON.stringify(keyFile);
const POD = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name: 'run',
    namespace: 'team-a',
    labels: { type: 'polyaxon-runner', app: 'polyaxon-experiment', experiment_name: 'root.quick-start.7' },
  },
  spec: {
    containers: [
      {
        name: 'polyaxon-experiment-job',
        image: 'i',
        env: [{ name: 'POLYAXON_RUN_OUTPUTS_PATH', value: '/outputs/root/quick-start/experiments/7' }],
      },
    ],
  },
};
const CONFIG =
  'persistence: {outputs: {store: gcs, bucket: gs://outputs-bucket, secret: gcs-secret, secretKey: gcs-key.json}}';
const secret = (members: object, namespace = 'team-a') => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'gcs-secret', namespace },
  ...members,
});
const encoded = (text: string): string => Buffer.from(text).toString('base64');

async function reported(documents: readonly object[], args: readonly string[] = []): Promise<string> {
  await using folder = await temporaryFolder();
  const config = join(folder.path, 'config.yaml');
  await writeFile(config, CONFIG);
  const stdin = documents.map((document) => JSON.stringify(document)).join('\n---\n');
  const { stderr } = await runProgram(['inject', '-f', '-', '--config', config, '-o', 'patch', ...args], stdin);
  return stderr;
}

describe('inject, with the Secret in its manifest', () => {
  it('names the key that is wanted and the key that is there', async () => {
    const shown = await reported([secret({ data: { 'gcs-secret.json': encoded(KEY) } }), POD]);
    expect(shown).toContain('Pod team-a/run: secret_key_missing: ');
    expect(shown).toContain(
      'warning: polyaxon-gcs-injector: secret_key_missing: gcs-secret/gcs-key.json: it has gcs-secret.json: add it or correct secretKey\n',
    );
  });

  it.each([
    ['a text that was encoded by hand', { stringData: { 'gcs-key.json': encoded(KEY) } }, 'encoded in base64 twice'],
    [
      'a key beside a text of the same name',
      { data: { 'gcs-key.json': encoded(KEY) }, stringData: { 'gcs-key.json': '{' } },
      'cut off before the end of its JSON',
    ],
    ['no text', { stringData: { 'gcs-key.json': 1 } }, 'empty'],
  ])('says in words what is wrong: %s', async (_name, members, words) => {
    const shown = await reported([secret(members), POD]);
    expect(shown).toContain(`key_invalid: gcs-secret/gcs-key.json: ${words}: replace it`);
    expect(shown).not.toContain(keyFile.private_key.slice(30, 60));
  });

  it('knows a Secret of a list, and says nothing about a good one', async () => {
    const list = { apiVersion: 'v1', kind: 'List', items: [secret({ stringData: { 'gcs-key.json': KEY } }), POD] };
    const shown = await reported([list]);
    expect(shown).toContain('Pod team-a/run: injected: ');
    expect(shown).not.toContain('warning');
  });

  it('takes the namespace of the command line for both, and knows nothing of a Secret elsewhere', async () => {
    const documents = [secret({}, 'team-b'), POD];
    expect(await reported(documents)).toContain('Pod team-a/run: injected: ');
    expect(await reported(documents, ['-n', 'team-c'])).toContain(
      'secret_key_missing: gcs-secret/gcs-key.json: the Secret is empty: add it or correct secretKey',
    );
  });
});
