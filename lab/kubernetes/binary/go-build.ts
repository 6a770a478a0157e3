import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { execute } from '../execute.ts';
import { step } from '../step.ts';

export interface GoBuild {
  /** What people read while it is built. */
  readonly title: string;
  /** Where the program is kept. Another source has another place. */
  readonly program: string;
  /** The folder of the module. */
  readonly source: string;
  readonly flags: readonly string[];
  readonly package: string;
}

const GO_ENV = { GOTOOLCHAIN: 'local', GOFLAGS: '', CGO_ENABLED: '0' };

/** A program of Go modules. It is built unless it is kept already. */
export async function builtByGo({ title, program, source, flags, package: built }: GoBuild): Promise<string> {
  if (existsSync(program)) return program;
  mkdirSync(dirname(program), { recursive: true });
  const unfinished = `${program}.${process.pid}`;
  await step(title, () =>
    execute('go', ['build', '-o', unfinished, ...flags, built], { cwd: source, env: { ...process.env, ...GO_ENV } }),
  );
  renameSync(unfinished, program);
  return program;
}

export const goVersion = (): string =>
  execFileSync('go', ['env', 'GOVERSION'], { encoding: 'utf8', env: { ...process.env, GOTOOLCHAIN: 'local' } });
