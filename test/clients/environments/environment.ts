import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE_DIRECTORY } from '../../../lab/kubernetes/cache-directory.ts';
import { execute } from '../../../lab/kubernetes/execute.ts';
import { step } from '../../../lab/kubernetes/step.ts';
import { withTemporaryDirectory } from '../../../lab/kubernetes/temporary-directory.ts';
import { findInterpreter, type Interpreter } from './interpreter.ts';
import { uv } from './uv.ts';

/** The name of a lock file in this folder, without its `.txt`. It ends with the Python version. */
export type EnvironmentName = `${string}-python-3.${number}`;

/** A Python environment in the cache. It works at any mount path, as long as its interpreter stays at its path. */
export interface Environment {
  readonly name: EnvironmentName;
  readonly path: string;
  readonly interpreter: Interpreter;
  readonly built: { readonly seconds: number; readonly megabytes: number };
}

const RECORD = 'built.json';

/**
 * Makes the environment of a lock file unless the cache has it. This needs a network, so it comes before the
 * namespaces.
 */
export async function prepareEnvironment(name: EnvironmentName): Promise<Environment> {
  const interpreter = await findInterpreter(minorOf(name));
  const path = join(CACHE_DIRECTORY, 'clients', `${name}-${cacheKey(name, interpreter)}`);
  if (!existsSync(path)) await build({ name, path, interpreter });
  return { name, path, interpreter, built: JSON.parse(readFileSync(join(path, RECORD), 'utf8')) };
}

/** The interpreter runs in place. So its path counts as much as its version. */
function cacheKey(name: EnvironmentName, { version, executable }: Interpreter): string {
  const hash = createHash('sha256')
    .update(readFileSync(lockFile(name)))
    .update(version)
    .update(executable);
  return hash.digest('hex').slice(0, 16);
}

async function build({ name, path, interpreter }: Omit<Environment, 'built'>): Promise<void> {
  const started = performance.now();
  mkdirSync(join(path, '..'), { recursive: true });
  await step(`installing ${name}`, () =>
    withTemporaryDirectory(`${path}-`, async (unfinished) => {
      await install(lockFile(name), unfinished, interpreter);
      const kilobytes = Number((await execute('du', ['-sk', unfinished])).split('\t')[0]);
      const seconds = Math.round((performance.now() - started) / 1000);
      chmodSync(unfinished, 0o755); // pods run as any user
      writeFileSync(join(unfinished, RECORD), JSON.stringify({ seconds, megabytes: Math.round(kilobytes / 1024) }));
      renameSync(unfinished, path);
    }),
  );
}

/** Bytecode too: pods mount the environment read-only. Without bytecode each run would compile it again. */
async function install(lock: string, directory: string, { executable }: Interpreter): Promise<void> {
  await uv(['venv', '--quiet', '--clear', '--relocatable', `--python=${executable}`, directory]);
  const python = `--python=${join(directory, 'bin', 'python')}`;
  await uv(['pip', 'sync', '--quiet', '--compile-bytecode', python, lock]);
  await uv(['pip', 'check', '--quiet', python]);
}

const lockFile = (name: EnvironmentName) => join(import.meta.dirname, `${name}.txt`);

/** The Python version of an environment, such as `3.11`. */
export function minorOf(name: string): string {
  return /-python-(3\.\d+)$/.exec(name)?.[1] ?? '';
}
