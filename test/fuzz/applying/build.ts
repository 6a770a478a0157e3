import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE_DIRECTORY } from '../../../lab/kubernetes/cache-directory.ts';
import { execute } from '../../../lab/kubernetes/execute.ts';

const SOURCES = ['go.mod', 'go.sum', 'main.go'];

/** The program that applies patches as an API server does. A new source rebuilds it, in some seconds. */
export async function buildApplier(): Promise<string> {
  const hash = createHash('sha256');
  for (const file of SOURCES) hash.update(readFileSync(join(import.meta.dirname, file)));
  const directory = join(CACHE_DIRECTORY, 'json-patch');
  const program = join(directory, hash.digest('hex').slice(0, 16));
  if (existsSync(program)) return program;
  mkdirSync(directory, { recursive: true });
  const unfinished = `${program}.${process.pid}`;
  await execute('go', ['build', '-trimpath', '-buildvcs=false', '-o', unfinished, '.'], {
    cwd: import.meta.dirname,
    env: { ...process.env, GOTOOLCHAIN: 'local', GOFLAGS: '', CGO_ENABLED: '0' },
  });
  renameSync(unfinished, program);
  return program;
}
