import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { certs } from '../../src/commands/certs/command.ts';

export interface Certificates extends Disposable {
  readonly folder: string;
}

/** Certificates for servers of this machine, in a folder of their own. */
export async function developmentCertificates(): Promise<Certificates> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const certificates = { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true }) };
  await renew(folder);
  return certificates;
}

/** New ones in the same folder. */
export async function renew(folder: string): Promise<void> {
  const terminal = { stdin: process.stdin, stdout: process.stderr, stderr: process.stderr };
  await certs({ dir: folder, name: ['localhost'], keep: false, force: true }, terminal);
}
