import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { execute } from '../lab/kubernetes/execute.ts';
import { makeRelease } from './make.ts';
import { assertReady, NotReady, type Wanted } from './preconditions.ts';

interface Options extends Wanted {
  readonly downloadUrl?: string;
}

const ROOT = join(import.meta.dirname, '..');

const HELP = `
It makes: the image for linux/amd64 and linux/arm64 as one OCI archive, the chart with the digest of that image, the npm
package, a list of contents (CycloneDX), the release notes, and SHA256SUMS. Nothing is pushed.
The same commit gives the same bytes. SOURCE_DATE_EPOCH sets the time in them; without it, that of the commit.
It reads npm's registry and Debian's. release/base/pins.json says what the image is based on, each part by its digest.

Example:
  npm run release -- --version 0.1.0 --out /tmp/release`;

const program = new Command('npm run release --')
  .description('make every file of a release')
  .requiredOption('--version <version>', 'version of the release; package.json and the chart must have it', semver)
  .requiredOption('--out <dir>', 'new folder for the files', (path: string) => resolve(path))
  .option(
    '--download-url <url>',
    'where the files can be downloaded later; then a manifest for Krew is made too',
    webUrl,
  )
  .option('--allow-dirty', 'try it with changes that no commit has', false)
  .allowExcessArguments(false)
  .showHelpAfterError('(run with --help for usage)')
  .addHelpText('after', HELP)
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .action(release);

function semver(text: string): string {
  if (!/^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/.test(text))
    throw new InvalidArgumentError('It is like 1.2.3 or 1.2.3-rc.1.');
  return text;
}

function webUrl(text: string): string {
  if (URL.parse(text)?.protocol !== 'https:')
    throw new InvalidArgumentError('It is like https://downloads.example.com/0.1.0.');
  return text;
}

async function release(options: Options): Promise<void> {
  await assertReady(ROOT, options);
  const work = mkdtempSync(join(tmpdir(), 'release-'));
  process.once('exit', () => rmSync(work, { recursive: true, force: true }));
  const { version, out } = options;
  const revision = await git('rev-parse', 'HEAD');
  const epoch = epochOf(process.env['SOURCE_DATE_EPOCH'] ?? (await git('log', '-1', '--format=%ct')));
  await makeRelease({ version, root: ROOT, work, out, epoch, revision }, options.downloadUrl).catch((error) => {
    // Half a release is none, and the next try needs the folder empty.
    rmSync(out, { recursive: true, force: true });
    throw error;
  });
  for (const name of readdirSync(out)) console.log(`${join(out, name)}  ${statSync(join(out, name)).size}`);
}

function epochOf(text: string): number {
  if (!/^\d+$/.test(text)) throw new NotReady(`SOURCE_DATE_EPOCH is "${text}", and must be seconds since 1970`);
  return Number(text);
}

const git = async (...args: readonly string[]): Promise<string> => (await execute('git', args, { cwd: ROOT })).trim();

try {
  await program.parseAsync();
} catch (error) {
  console.error(`error: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
