import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE_DIRECTORY } from '../../cluster/cache-directory.ts';
import { execute } from '../../cluster/execute.ts';
import { step } from '../../cluster/step.ts';
import { withTemporaryDirectory } from '../../cluster/temporary-directory.ts';

const VERSION = '0.13.9';

/** Installs in seconds what pip takes a minute for. It comes from PyPI itself and stays in the cache. */
export async function uv(args: readonly string[], stdin = ''): Promise<string> {
  return execute(await uvProgram(), args, { stdin });
}

async function uvProgram(): Promise<string> {
  const directory = join(CACHE_DIRECTORY, 'clients', `uv-${VERSION}`);
  const program = join(directory, 'bin', 'uv');
  if (existsSync(program)) return program;
  mkdirSync(join(directory, '..'), { recursive: true });
  await step(`installing uv ${VERSION}`, () =>
    withTemporaryDirectory(`${directory}-`, async (unfinished) => {
      await execute('python3', ['-m', 'pip', 'install', '--quiet', `--target=${unfinished}`, `uv==${VERSION}`]);
      renameSync(unfinished, directory);
    }),
  );
  return program;
}
