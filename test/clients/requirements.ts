import { missingRequirement } from '../cluster/requirements.ts';
import { minorOf } from './environments/environment.ts';
import { findInterpreter } from './environments/interpreter.ts';
import { uvProgram } from './environments/uv.ts';
import { environmentsOf } from './rows.ts';

/** All that this machine lacks for these rows, a sentence each. It takes seconds: asked before all that takes minutes. */
export async function whatIsMissing(rows: readonly string[]): Promise<readonly string[]> {
  const cluster = missingRequirement(true);
  return [...(cluster ? [cluster] : []), ...(await whichPythonsAreMissing(rows))];
}

/** Each is asked for uv where pyenv has none, and says the same of it. */
async function whichPythonsAreMissing(rows: readonly string[]): Promise<readonly string[]> {
  const minors = [...new Set(environmentsOf(rows).map(minorOf))];
  const asked = await Promise.allSettled([uvProgram(), ...minors.map(findInterpreter)]);
  return [...new Set(asked.flatMap((one) => (one.status === 'rejected' ? [String(one.reason.message)] : [])))];
}
