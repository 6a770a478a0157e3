import { join } from 'node:path';
import { execute } from '../../lab/kubernetes/execute.ts';
import { missingRequirement } from '../../lab/kubernetes/requirements.ts';
import { minorOf } from './environments/environment.ts';
import { findInterpreter } from './environments/interpreter.ts';
import { uvProgram } from './environments/uv.ts';
import { environmentsOf } from './rows.ts';

/**
 * Everything that this machine lacks for these rows, a sentence each. It takes seconds, so it comes before steps that
 * take minutes.
 */
export async function whatIsMissing(rows: readonly string[]): Promise<readonly string[]> {
  const cluster = missingRequirement(true);
  return [...(cluster ? [cluster] : await saidOf([goIsNewEnough()])), ...(await saidOf(askForPythons(rows)))];
}

/**
 * Go reads the version in `go.mod` before anything else. By default it would then fetch a newer Go, which the build
 * does not use.
 */
async function goIsNewEnough(): Promise<void> {
  const cwd = join(import.meta.dirname, '../../lab/kubernetes/binary');
  await execute('go', ['list', '-m'], { cwd, env: { ...process.env, GOTOOLCHAIN: 'local', GOFLAGS: '' } });
}

function askForPythons(rows: readonly string[]): readonly Promise<unknown>[] {
  const minors = [...new Set(environmentsOf(rows).map(minorOf))];
  return [uvProgram(), ...minors.map(findInterpreter)];
}

/** Why they failed. If uv is missing, each environment that needs it has the same cause. */
async function saidOf(asked: readonly Promise<unknown>[]): Promise<readonly string[]> {
  const answers = await Promise.allSettled(asked);
  return [...new Set(answers.flatMap((one) => (one.status === 'rejected' ? [String(one.reason.message).trim()] : [])))];
}
