import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { execute } from '../../../lab/kubernetes/execute.ts';
import { uvProgram } from './uv.ts';

export interface Interpreter {
  readonly executable: string;
  /** The folder of the whole interpreter. Pods mount it. */
  readonly root: string;
  /** With the patch version, such as `3.11.7`. */
  readonly version: string;
}

const DESCRIBE =
  'import json, platform, sys; print(json.dumps([sys.executable, sys.base_prefix, platform.python_version()]))';

/**
 * The newest Python of a minor version in pyenv, else the one that uv finds: on PATH, or among its own installations.
 */
export async function findInterpreter(minor: string): Promise<Interpreter> {
  const program = (await fromPyenv(minor)) ?? (await fromUv(minor));
  if (program === undefined) {
    throw new Error(
      `no Python ${minor} on this machine: \`pyenv install ${minor}\` or \`uv python install ${minor}\` gets one`,
    );
  }
  const [executable, root, version] = JSON.parse(await execute(program, ['-c', DESCRIBE]));
  return { executable, root, version };
}

async function fromPyenv(minor: string): Promise<string | undefined> {
  const root = (await execute('pyenv', ['root']).catch(() => '')).trim();
  const versions = join(root, 'versions');
  if (root === '' || !existsSync(versions)) return undefined;
  const patch = (version: string) => Number(version.split('.')[2]);
  const newest = readdirSync(versions)
    .filter((version) => version.startsWith(`${minor}.`) && /^[\d.]+$/.test(version))
    .toSorted((one, other) => patch(other) - patch(one))[0];
  return newest && join(versions, newest, 'bin', 'python');
}

/** uv has several messages for a missing interpreter. A missing uv is another fault. */
async function fromUv(minor: string): Promise<string | undefined> {
  const uv = await uvProgram();
  const found = await execute(uv, ['python', 'find', '--no-python-downloads', minor]).catch(() => '');
  return found.trim() || undefined;
}
