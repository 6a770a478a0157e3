import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { KeyFile } from '../../../lab/google/accounts/service-account.ts';
import { NEWEST } from '../../../lab/kubernetes/binary/kubernetes-versions.ts';
import { type ProgramName, programsOf, required } from '../../../lab/kubernetes/control-plane/programs.ts';
import { execute } from '../../../lab/kubernetes/execute.ts';
import { REPOSITORY } from '../../../lab/kubernetes/images/injector-image.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { lab } from '../harness/lab.ts';

const ROOT = join(import.meta.dirname, '../../..');

/** The root of this repository as a reader of an example sees it: with key files, and with kubectl and helm on PATH. */
export interface Checkout extends AsyncDisposable {
  /** Runs the commands of a README and returns their output. */
  run(commands: string): Promise<string>;
}

export async function openCheckout(keys: Readonly<Record<string, KeyFile>>): Promise<Checkout> {
  const folder = await temporaryFolder();
  const { path } = folder;
  for (const name of ['charts', 'examples']) symlinkSync(join(ROOT, name), join(path, name));
  for (const [file, key] of Object.entries(keys)) writeFileSync(join(path, file), JSON.stringify(key));
  const programs = join(path, 'bin');
  mkdirSync(programs);
  for (const name of ['kubectl', 'helm'] as const) await install(name, programs);

  const env = {
    PATH: `${programs}:${process.env['PATH']}`,
    HOME: path,
    KUBECONFIG: lab().kubeconfig,
    REGISTRY: dirname(REPOSITORY),
  };
  return {
    run: (commands) => execute('sh', ['-eu', '-c', commands], { cwd: path, env }),
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}

async function install(name: ProgramName, folder: string): Promise<void> {
  const command = required(await programsOf(NEWEST.minor), name).map((word) => `'${word}'`);
  writeFileSync(join(folder, name), `#!/bin/sh\nexec ${command.join(' ')} "$@"\n`, { mode: 0o755 });
}
