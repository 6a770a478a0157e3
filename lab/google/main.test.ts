import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';

const MAIN = join(import.meta.dirname, 'main.ts');

async function startProcess(...args: readonly string[]) {
  const dir = await mkdtemp(join(tmpdir(), 'google-main-'));
  const child = spawn(process.execPath, [MAIN, '--dir', dir, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [ready] = await once(child.stdout, 'data');
  const dispose = async () => {
    child.kill();
    await once(child, 'exit');
    await rm(dir, { recursive: true });
  };
  return { dir, ready: JSON.parse(String(ready)), [Symbol.asyncDispose]: dispose };
}

describe('the fake as a process', () => {
  it('writes the certificate, the keys and its addresses into a directory', async () => {
    await using fake = await startProcess('--account', 'run@acme.iam.gserviceaccount.com=plx-outputs');
    expect(await readdir(fake.dir)).toEqual([
      'ca.crt',
      'ready.json',
      'run@acme.iam.gserviceaccount.com.forged.json',
      'run@acme.iam.gserviceaccount.com.json',
    ]);
    expect(JSON.parse(await readFile(join(fake.dir, 'ready.json'), 'utf8'))).toEqual(fake.ready);
    expect(await readFile(join(fake.dir, 'ca.crt'), 'utf8')).toMatch(/^-----BEGIN CERTIFICATE-----/);
  });

  it('reports over its control endpoint and accepts valid faults there', async () => {
    await using fake = await startProcess();
    const { controlUrl } = fake.ready;
    const post = (body: string) => fetch(`${controlUrl}/faults`, { method: 'POST', body });
    const answers = await Promise.all([
      post('{"effect":"status","status":503,"matches":"/upload/"}'),
      post('{"effect":"expire","nth":2}'),
      post('{"effect":"status","status":200}'),
      post('{"effect":"status","status":503,"path":"/upload/"}'),
      post('no JSON'),
      fetch(`${controlUrl}/objects/plx-outputs/gone`),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 400, 400, 400, 404]);
    expect(await (await fetch(`${controlUrl}/report`)).json()).toMatchObject({ calls: [], objects: [] });
  });

  it('explains wrong usage', async () => {
    const child = spawn(process.execPath, [MAIN, '--listen', 'nowhere']);
    const [complaint] = await Promise.all([text(child.stderr), once(child, 'exit')]);
    expect(complaint).toMatch(/--dir is missing[\s\S]+node lab\/google\/main\.ts --dir DIR/);
    expect(child.exitCode).toBe(2);
  });
});
