import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CACHE_DIRECTORY } from './cache-directory.ts';
import { execute } from './execute.ts';
import { step } from './step.ts';
import { withTemporaryDirectory } from './temporary-directory.ts';

/** Links into /usr on any Debian since 12. So a root of packages is all in its `usr`. */
const MERGED_DIRECTORIES = ['bin', 'lib', 'sbin'];

/** Downloads Debian packages and unpacks them into one root directory of the cache. It installs nothing. */
export async function unpackedPackages(names: readonly string[]): Promise<string> {
  const root = join(CACHE_DIRECTORY, 'debian', cacheKey(names));
  if (existsSync(root)) return root;
  mkdirSync(dirname(root), { recursive: true });
  await step(`unpacking Debian packages: ${names.join(', ')}`, () =>
    withTemporaryDirectory(`${root}-`, async (unfinished) => {
      await unpack(names, unfinished);
      renameSync(unfinished, root);
    }),
  );
  return root;
}

async function unpack(names: readonly string[], root: string): Promise<void> {
  for (const directory of MERGED_DIRECTORIES) {
    mkdirSync(join(root, 'usr', directory), { recursive: true });
    symlinkSync(`usr/${directory}`, join(root, directory));
  }
  const download = () => execute('apt-get', ['download', '-qq', ...names], { cwd: root });
  await download().catch(async () => {
    await execute('apt-get', ['update', '-qq']);
    await download();
  });
  for (const archive of readdirSync(root).filter((file) => file.endsWith('.deb'))) {
    await execute('dpkg', ['-x', archive, '.'], { cwd: root });
    rmSync(join(root, archive));
  }
}

/** Packages of one Debian release do not work on another. */
function cacheKey(names: readonly string[]): string {
  const release = existsSync('/etc/debian_version') ? readFileSync('/etc/debian_version', 'utf8') : '';
  return createHash('sha256').update(release).update(names.join(' ')).digest('hex').slice(0, 16);
}
