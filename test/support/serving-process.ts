import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { CERT_FILE, KEY_FILE } from '../../src/server/key-pair.ts';
import type { Servers } from '../../src/server/servers.ts';
import { CERTIFICATES, CONFIGURATION } from './running-server.ts';
import { type Process, type ProcessOptions, startProcess } from './start-process.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { WrittenLines } from './written-lines.ts';

export interface ServingProcess extends AsyncDisposable {
  readonly ports: Servers['ports'];
  readonly written: WrittenLines;
  signal(name: NodeJS.Signals): void;
  /** Resolves with the exit code; null if a signal ended the process. */
  readonly exited: Promise<number | null>;
}

const ON_LOOPBACK = ['--host', '127.0.0.1', '--port', '0', '--health-port', '0', '--metrics-port', '0'];

/** `polyaxon-gcs-injector serve` as in a pod, on free ports of loopback. */
export async function startServing(args: readonly string[], options: ProcessOptions = {}): Promise<ServingProcess> {
  const folder = await temporaryFolder();
  const config = join(folder.path, 'config.yaml');
  await writeFile(config, CONFIGURATION);
  await writeFile(join(folder.path, CERT_FILE), CERTIFICATES.cert);
  await writeFile(join(folder.path, KEY_FILE), CERTIFICATES.key);
  const child = startProcess(['serve', ...ON_LOOPBACK, '--config', config, '--certs', folder.path, ...args], options);
  child.stderr.on('data', (complaint) => process.stderr.write(complaint));
  // Not 'exit': more output may follow it.
  const exited = once(child, 'close').then(([code]) => code as number | null);
  const written = new WrittenLines();
  return {
    ports: await portsOf(child, written),
    written,
    signal: (name) => void child.kill(name),
    exited,
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL');
      await exited;
      await folder[Symbol.asyncDispose]();
    },
  };
}

/** Reads the log to its end. Resolves with the line that says where it serves. */
function portsOf({ stdout }: Process, written: WrittenLines): Promise<Servers['ports']> {
  const { promise, resolve, reject } = Promise.withResolvers<Servers['ports']>();
  const lines = createInterface(stdout);
  lines.on('line', (line) => {
    written.write(`${line}\n`);
    const { msg, ports } = JSON.parse(line);
    if (msg === 'serving') resolve(ports);
  });
  lines.on('close', () => reject(new Error('the process ended before it served')));
  return promise;
}
