import { access, mkdir, writeFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { CERT_FILE, KEY_FILE } from '../../server/key-pair.ts';
import { CommandFailed, say, type Terminal } from '../terminal.ts';
import type { DevelopmentCertificates } from './development-certificates.ts';

export interface CertsOptions {
  readonly dir: string;
  readonly name: readonly string[];
  readonly keep: boolean;
  readonly force: boolean;
}

export const CA_FILE = 'ca.crt';

/**
 * Writes the certificate of a development authority, and a serving certificate with its key. Nobody keeps the
 * authority's key.
 */
export async function certs(options: CertsOptions, { stderr }: Terminal): Promise<void> {
  options.name.forEach(refuseBadName);
  const isThere = await access(join(options.dir, CERT_FILE)).then(
    () => true,
    () => false,
  );
  if (isThere && options.keep) return;
  if (isThere && !options.force) {
    throw new CommandFailed(`${join(options.dir, CERT_FILE)} exists; replace it with --force, or keep it with --keep`);
  }
  const { makeDevelopmentCertificates } = await import('./development-certificates.ts');
  const made = await makeDevelopmentCertificates(options.name);
  await write(options.dir, made).catch((error: NodeJS.ErrnoException) => {
    throw new CommandFailed(`${options.dir} cannot be written to (${error.code}); --dir names the folder`, 2);
  });
  say(stderr, `wrote ${[CA_FILE, CERT_FILE, KEY_FILE].map((file) => join(options.dir, file)).join(', ')}`);
}

async function write(dir: string, { ca, cert, key }: DevelopmentCertificates): Promise<void> {
  await mkdir(dir, { recursive: true });
  await writeFile(join(dir, CA_FILE), ca);
  await writeFile(join(dir, CERT_FILE), cert);
  await writeFile(join(dir, KEY_FILE), key, { mode: 0o600 });
}

const DNS_NAME = /^(\*\.)?([a-z0-9]([-a-z0-9]*[a-z0-9])?\.)*[a-z0-9]([-a-z0-9]*[a-z0-9])?$/i;

function refuseBadName(name: string): void {
  if (isIP(name) === 0 && !DNS_NAME.test(name)) {
    throw new CommandFailed(`--name ${JSON.stringify(name)} is neither a DNS name nor an address`, 2);
  }
}
