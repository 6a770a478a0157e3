import { join } from 'node:path';
import { vi } from 'vitest';
import { type Canned, cannedApiServer } from '../../support/canned-api-server.ts';
import { type Outcome, runProgram } from '../../support/run-program.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { writeKubeconfig } from '../../support/write-kubeconfig.ts';
import { INSTALLATION } from './doctor-installation.ts';

export type Answers = Readonly<Record<string, Canned>>;

/** Runs `doctor` with the kubeconfig of a test. */
export async function doctorWith(kubeconfig: string, args: readonly string[]): Promise<Outcome> {
  await using folder = await temporaryFolder();
  vi.stubEnv('KUBECONFIG', await writeKubeconfig(join(folder.path, 'config'), kubeconfig));
  try {
    return await runProgram(['doctor', ...args]);
  } finally {
    vi.unstubAllEnvs();
  }
}

/** The same, in a cluster in which these answers differ from those of a good installation, or change. */
export async function runAgainst(answers: Answers | (() => Answers), args: readonly string[]) {
  const each = typeof answers === 'function' ? answers : () => ({ ...INSTALLATION, ...answers });
  await using api = await cannedApiServer(each);
  const outcome = await doctorWith(api.kubeconfig, args);
  return { ...outcome, requests: api.requests, bodies: api.bodies };
}
