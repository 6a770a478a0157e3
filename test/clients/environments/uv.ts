import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE_DIRECTORY } from '../../../lab/kubernetes/cache-directory.ts';
import { execute } from '../../../lab/kubernetes/execute.ts';
import { step } from '../../../lab/kubernetes/step.ts';
import { withTemporaryDirectory } from '../../../lab/kubernetes/temporary-directory.ts';

const VERSION = '0.13.9';

/** Installs in seconds what pip takes a minute for. It comes from PyPI itself and stays in the cache. */
export async function uv(args: readonly string[], stdin = ''): Promise<string> {
  return execute(await uvProgram(), args, { stdin });
}

let program: Promise<string> | undefined;

/** The path of uv. Callers during the installation wait for it: a second installation would collide with its folder. */
export function uvProgram(): Promise<string> {
  program ??= install();
  return program;
}

async function install(): Promise<string> {
  const directory = join(CACHE_DIRECTORY, 'clients', `uv-${VERSION}`);
  const executable = join(directory, 'bin', 'uv');
  if (existsSync(executable)) return executable;
  mkdirSync(join(directory, '..'), { recursive: true });
  await step(`installing uv ${VERSION}`, () =>
    withTemporaryDirectory(`${directory}-`, async (unfinished) => {
      await pipInstall(unfinished);
      renameSync(unfinished, directory);
    }),
  );
  return executable;
}

async function pipInstall(target: string): Promise<void> {
  const args = ['-m', 'pip', 'install', '--quiet', `--target=${target}`, `uv==${VERSION}`];
  await execute('python3', args).catch((cause: Error) => {
    throw new Error(`uv takes python3 with pip, and PyPI: ${cause.message.trim()}`, { cause });
  });
}
