import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { KeyFile } from '../accounts/service-account.ts';
import type { Google } from '../start-google.ts';

export interface Scenario {
  /** A file of `scenarios/`, without its ending. */
  readonly name: string;
  readonly keyFile: KeyFile;
  readonly env?: Readonly<Record<string, string>>;
}

const run = promisify(execFile);

/**
 * Runs a program that uses @google-cloud/storage and returns the JSON that it prints. It is a separate process with a
 * fresh environment: Node reads these variables when it starts, and no key of the host may help.
 */
export async function runScenario(google: Google, { name, keyFile, env }: Scenario): Promise<unknown> {
  const home = await mkdtemp(join(tmpdir(), 'google-client-'));
  try {
    await writeFile(join(home, 'ca.crt'), google.caPem);
    await writeFile(join(home, 'key.json'), JSON.stringify(keyFile));
    const script = join(import.meta.dirname, 'scenarios', `${name}.ts`);
    const { stdout } = await run(process.execPath, [script], { env: { ...environment(google, home), ...env } });
    return JSON.parse(stdout);
  } finally {
    await rm(home, { recursive: true });
  }
}

function environment({ proxyUrl }: Google, home: string) {
  return {
    HOME: home,
    HTTPS_PROXY: proxyUrl,
    NODE_EXTRA_CA_CERTS: join(home, 'ca.crt'),
    GOOGLE_APPLICATION_CREDENTIALS: join(home, 'key.json'),
  };
}
