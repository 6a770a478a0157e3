import { access, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CERT_FILE, KEY_FILE } from '../server/key-pair.ts';
import { CommandFailed, say, type Terminal } from './terminal.ts';

export interface CertsOptions {
  readonly dir: string;
  readonly name: readonly string[];
  readonly keep: boolean;
  readonly force: boolean;
}

export const CA_FILE = 'ca.crt';

/** Writes a development authority's certificate and a serving certificate with its key. The authority's key is not kept. */
export async function certs(options: CertsOptions, { stderr }: Terminal): Promise<void> {
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
  await mkdir(options.dir, { recursive: true });
  await writeFile(join(options.dir, CA_FILE), made.ca);
  await writeFile(join(options.dir, CERT_FILE), made.cert);
  await writeFile(join(options.dir, KEY_FILE), made.key, { mode: 0o600 });
  say(stderr, `wrote ${[CA_FILE, CERT_FILE, KEY_FILE].map((file) => join(options.dir, file)).join(', ')}`);
}
