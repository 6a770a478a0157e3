import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createServiceAccount } from '../../../lab/google/accounts/service-account.ts';
import { experiment, send } from '../../support/admission-reviews.ts';
import { startServing } from '../../support/serving-process.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { startFakeApiServer } from './fake-api-server.ts';

const SOON = { timeout: 60_000, interval: 50 };
const { keyFile } = await createServiceAccount('runs@acme.iam.gserviceaccount.com', []);
const KEY = Buffer.from(JSON.stringify(keyFile)).toString('base64');

/** A key of a Secret: the names of keys are kept. */
const LAST = 'last-of-all.txt';

const snapshotsIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder)).filter((name) => name.endsWith('.heapsnapshot'));

it('the server keeps no key in its memory, waits for Secrets before it is ready, and ends with its watches open', async () => {
  await using api = await startFakeApiServer();
  await using folder = await temporaryFolder();
  const file = (name: string): string => join(folder.path, name);
  await writeFile(file('kubeconfig'), api.config.exportConfig());
  const release = api.hold('all');
  await using server = await startServing(['--grace-seconds=0', '--secrets-mode=cluster', '--log-level=trace'], {
    nodeOptions: ['--heapsnapshot-signal=SIGWINCH'],
    cwd: folder.path,
    env: { KUBECONFIG: file('kubeconfig') },
  });
  const { ports } = server;
  const read = async (port: number, path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).text();
  expect(await read(ports.health, '/readyz')).toBe('not ready: 1 of 1 watches of Secrets have not synced yet\n');
  api.put({ name: 'gcs-secret', namespace: 'team', data: { 'gcs-key.json': KEY } });
  release();
  await expect.poll(() => read(ports.health, '/readyz'), SOON).toBe('ok\n');
  await expect.poll(() => api.watches().open, SOON).toBe(1);
  const answer = async () => (await send(ports.webhook, experiment())).body;
  expect(await answer()).toContain('secret_missing');
  api.put({ name: 'gcs-secret', namespace: 'polyaxon', data: { 'gcs-key.json': KEY } });
  await expect.poll(answer, SOON).not.toContain('secret_missing');

  // The engine remembers the text of its last match: this one may be the last thing that happens.
  api.put({ name: 'gcs-secret', namespace: 'polyaxon', data: { 'gcs-key.json': KEY, [LAST]: '' } });
  let [memory, numbers] = ['', ''];
  const sees = async (): Promise<boolean> => {
    const before = await snapshotsIn(folder.path);
    server.signal('SIGWINCH');
    const snapshot = async () => (await snapshotsIn(folder.path)).find((name) => !before.includes(name));
    await expect.poll(snapshot, SOON).toBeDefined();
    // It answers again when the snapshot is written.
    numbers = await read(ports.metrics, '/metrics');
    memory = await readFile(file((await snapshot()) ?? ''), 'utf8');
    return memory.includes(LAST);
  };
  // The signal may overtake the change.
  await expect.poll(sees, SOON).toBe(true);
  const [, , line = ''] = keyFile.private_key.split('\n');
  const places = { memory, numbers, answer: await answer(), log: server.written.text };
  for (const part of [KEY.slice(0, 60), line, keyFile.private_key_id]) {
    // Not compared as texts: a failure would print the whole memory.
    expect(Object.entries(places).flatMap(([place, text]) => (text.includes(part) ? [place] : []))).toEqual([]);
  }
  server.signal('SIGTERM');
  expect(await server.exited).toBe(0);
}, 180_000);
