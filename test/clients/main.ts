// npm run e2e:clients: real clients in injected pods, against a Google that checks every token. -- --only ROW for one of them.
import { parseArgs } from 'node:util';
import { NEWEST } from '../cluster/binary/kubernetes-versions.ts';
import { prepare } from '../cluster/prepare.ts';
import { missingRequirement, skipWithout } from '../cluster/requirements.ts';
import { createRunDirectory } from '../cluster/run-directory.ts';
import { runInside } from '../cluster/run-inside.ts';
import { type Environment, minorOf, prepareEnvironment } from './environments/environment.ts';
import { findInterpreter } from './environments/interpreter.ts';
import { clientImage } from './lab/image.ts';
import { environmentsOf, ROWS, ROWS_VARIABLE } from './rows.ts';
import { forgetRuns, printTimes } from './times.ts';

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { only: { type: 'string', multiple: true, default: Object.keys(ROWS) } },
  });
  const unknown = values.only.filter((row) => !(row in ROWS));
  if (unknown.length > 0) return misuse(`no row ${unknown.join(', ')}: there are ${Object.keys(ROWS).join(', ')}`);
  const given = ['KUBECONFIG', 'KUBEBUILDER_ASSETS'].find((name) => process.env[name]);
  if (given) return misuse(`unset ${given}: the pods mount folders of this machine, so that they need a node on it`);
  const requirement = missingRequirement(true);
  if (requirement) skipWithout(requirement);
  const withoutPython = await whyNoPython(values.only);
  if (withoutPython) return failure(withoutPython);
  const environments = await prepareAll(values.only);
  forgetRuns();
  const files = values.only.map((row) => `test/clients/rows/${row}.test.ts`);
  const command = ['vitest', 'run', '--config', 'vitest.clients.config.ts', ...files];
  const exitCode = await runInside(command, await createRunDirectory(), { [ROWS_VARIABLE]: values.only.join(',') });
  printTimes(environments);
  return exitCode;
}

/** All that needs a network. One after another: each keeps both cores busy. */
async function prepareAll(rows: readonly string[]): Promise<readonly Environment[]> {
  await prepare(NEWEST.minor, true);
  const environments = [];
  for (const name of environmentsOf(rows)) environments.push(await prepareEnvironment(name));
  await clientImage(environments.map(({ interpreter }) => interpreter));
  return environments;
}

/** Asked before all that takes minutes. */
async function whyNoPython(rows: readonly string[]): Promise<string | undefined> {
  const minors = new Set(environmentsOf(rows).map(minorOf));
  return Promise.all([...minors].map(findInterpreter)).then(
    () => undefined,
    ({ message }) => message,
  );
}

const misuse = (sentence: string): number => said(sentence, 2);
const failure = (sentence: string): number => said(`failed: ${sentence}`, 1);

function said(sentence: string, exitCode: number): number {
  console.error(sentence);
  return exitCode;
}
