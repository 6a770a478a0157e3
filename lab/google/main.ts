import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CommandLine, parseCommandLine, USAGE } from './command-line.ts';
import { startControl } from './control-endpoint.ts';
import { type Google, startGoogle } from './start-google.ts';

/** A key file is a secret, though this one opens only the fake. */
const SECRET = { mode: 0o600 };

await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<void> {
  const commandLine = readCommandLine(args);
  if (!commandLine) return;
  const { listen, control, accounts, buckets, dir } = commandLine;
  const google = await startGoogle({ accounts, buckets, ...listen });
  const controlUrl = await startControl(google, control);
  await writeFiles(google, dir, Object.keys(accounts));
  const ready = JSON.stringify({ proxyUrl: google.proxyUrl, controlUrl });
  await writeFile(join(dir, 'ready.json'), ready);
  console.log(ready);
}

function readCommandLine(args: readonly string[]): CommandLine | undefined {
  try {
    return parseCommandLine(args);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
    process.exitCode = 2;
    return undefined;
  }
}

async function writeFiles(google: Google, dir: string, accounts: readonly string[]): Promise<void> {
  await mkdir(dir, { recursive: true });
  await writeFile(join(dir, 'ca.crt'), google.caPem);
  for (const account of accounts) {
    await writeFile(join(dir, `${account}.json`), JSON.stringify(google.keyFile(account)), SECRET);
    await writeFile(join(dir, `${account}.forged.json`), JSON.stringify(await google.forgedKeyFile(account)), SECRET);
  }
}
