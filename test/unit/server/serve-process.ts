import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { CERT_FILE, KEY_FILE } from '../../../src/server/key-pair.ts';
import type { Servers } from '../../../src/server/servers.ts';
import { CERTIFICATES, CONFIGURATION } from '../../support/running-server.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const MAIN = join(import.meta.dirname, '../../../src/main.ts');

export interface ServeProcess extends AsyncDisposable {
  readonly ports: Servers['ports'];
  readonly logged: readonly Readonly<Record<string, unknown>>[];
  signal(name: 'SIGTERM' | 'SIGINT'): void;
  /** Resolves with the exit code. */
  readonly exited: Promise<number | null>;
}

/** `polyaxon-gcs-injector serve` as it is run in a pod, on free ports of loopback. */
export async function startProcess(graceSeconds: number): Promise<ServeProcess> {
  const folder = await temporaryFolder();
  const config = join(folder.path, 'config.yaml');
  await writeFile(config, CONFIGURATION);
  await writeFile(join(folder.path, CERT_FILE), CERTIFICATES.cert);
  await writeFile(join(folder.path, KEY_FILE), CERTIFICATES.key);
  const ports = ['--host', '127.0.0.1', '--port', '0', '--health-port', '0', '--metrics-port', '0'];
  const files = ['--config', config, '--certs', folder.path, '--grace-seconds', String(graceSeconds)];
  const child = spawn(process.execPath, [MAIN, 'serve', ...ports, ...files], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  const logged: Readonly<Record<string, unknown>>[] = [];
  return {
    ports: await portsOf(child, logged),
    logged,
    signal: (name) => void child.kill(name),
    exited,
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL');
      await exited;
      await folder[Symbol.asyncDispose]();
    },
  };
}

/** Reads the log to its end; resolves when it says where it serves. */
function portsOf(child: ChildProcess, logged: Readonly<Record<string, unknown>>[]): Promise<Servers['ports']> {
  const { promise, resolve, reject } = Promise.withResolvers<Servers['ports']>();
  if (child.stdout === null) throw new Error('the process has no output');
  const lines = createInterface(child.stdout);
  lines.on('line', (line) => {
    const entry = JSON.parse(line);
    logged.push(entry);
    if (entry.msg === 'serving') resolve(entry.ports);
  });
  lines.on('close', () => reject(new Error('the process ended before it served')));
  return promise;
}
