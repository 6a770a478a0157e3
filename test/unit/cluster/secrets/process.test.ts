import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { createServiceAccount } from '../../../../lab/google/accounts/service-account.ts';
import { CERT_FILE, KEY_FILE } from '../../../../src/server/key-pair.ts';
import type { Servers } from '../../../../src/server/servers.ts';
import { experiment, send } from '../../../support/admission-reviews.ts';
import { putSecret } from '../../../support/api-server/secret.ts';
import { startApiServer } from '../../../support/api-server/start.ts';
import { CERTIFICATES, CONFIGURATION } from '../../../support/running-server.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const MAIN = join(import.meta.dirname, '../../../../src/main.ts');
const SOON = { timeout: 60_000, interval: 50 };
const { keyFile } = await createServiceAccount('runs@acme.iam.gserviceaccount.com', []);
const KEY = Buffer.from(JSON.stringify(keyFile)).toString('base64');

const SERVE = ['serve', '--host=127.0.0.1', '--port=0', '--health-port=0', '--metrics-port=0', '--grace-seconds=0'];

/** A key of a Secret: the names of keys are kept. */
const LAST = 'last-of-all.txt';

const snapshotsIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder)).filter((name) => name.endsWith('.heapsnapshot'));

/** All that the process writes, and the moment when it serves. */
async function followLog({ stdout }: ChildProcess) {
  if (stdout === null) throw new Error('the process has no output');
  const lines: string[] = [];
  createInterface(stdout).on('line', (line) => lines.push(line));
  const serving = () => lines.find((line) => line.includes('"serving"'));
  await expect.poll(serving, SOON).toBeDefined();
  const { ports } = JSON.parse(serving() ?? '') as { ports: Servers['ports'] };
  return { lines, ports };
}

it('the server keeps no key in memory, waits for Secrets before it is ready, and ends though its watches are open', async () => {
  await using api = await startApiServer();
  await using folder = await temporaryFolder();
  const file = (name: string): string => join(folder.path, name);
  await writeFile(file('config.yaml'), CONFIGURATION);
  await writeFile(file('kubeconfig'), api.config.exportConfig());
  await writeFile(file(CERT_FILE), CERTIFICATES.cert);
  await writeFile(file(KEY_FILE), CERTIFICATES.key);
  const release = api.hold();
  const args = [
    `--config=${file('config.yaml')}`,
    `--certs=${folder.path}`,
    '--secrets-mode=cluster',
    '--log-level=trace',
  ];
  const child = spawn(process.execPath, ['--heapsnapshot-signal=SIGWINCH', MAIN, ...SERVE, ...args], {
    cwd: folder.path,
    env: { ...process.env, KUBECONFIG: file('kubeconfig') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  using _killed = { [Symbol.dispose]: () => child.kill('SIGKILL') };
  const { lines, ports } = await followLog(child);
  const read = async (port: number, path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).text();
  expect(await read(ports.health, '/readyz')).toBe('not ready: 1 of 1 watches of Secrets have not synced yet\n');
  putSecret(api, { name: 'gcs-secret', namespace: 'team', data: { 'gcs-key.json': KEY } });
  release();
  await expect.poll(() => read(ports.health, '/readyz'), SOON).toBe('ok\n');
  await expect.poll(() => api.watches.open, SOON).toBe(1);
  const answer = async () => (await send(ports.webhook, experiment())).body;
  expect(await answer()).toContain('secret_missing');
  putSecret(api, { name: 'gcs-secret', namespace: 'polyaxon', data: { 'gcs-key.json': KEY } });
  await expect.poll(answer, SOON).not.toContain('secret_missing');

  // The engine remembers the text of its last match. This may be the last match.
  putSecret(api, { name: 'gcs-secret', namespace: 'polyaxon', data: { 'gcs-key.json': KEY, [LAST]: '' } });
  let [memory, numbers] = ['', ''];
  const sees = async (): Promise<boolean> => {
    const before = await snapshotsIn(folder.path);
    child.kill('SIGWINCH');
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
  const places = { memory, numbers, answer: await answer(), log: lines.join('\n') };
  for (const part of [KEY.slice(0, 60), line, keyFile.private_key_id]) {
    // Not compared as texts: a failure would print the whole memory.
    expect(Object.entries(places).flatMap(([place, text]) => (text.includes(part) ? [place] : []))).toEqual([]);
  }
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
}, 180_000);
