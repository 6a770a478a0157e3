// npm run e2e:clients: real clients in injected pods, against a Google that checks every token. -- --only ROW for one of them.
import { parseArgs } from 'node:util';
import { NEWEST } from '../cluster/binary/kubernetes-versions.ts';
import { prepare } from '../cluster/prepare.ts';
import { missingRequirement, skipWithout } from '../cluster/requirements.ts';
import { createRunDirectory } from '../cluster/run-directory.ts';
import { runInside } from '../cluster/run-inside.ts';
import { prepareEnvironment } from './environments/environment.ts';
import { clientImage } from './lab/image.ts';
import { environmentsOf, ROWS, ROWS_VARIABLE } from './rows.ts';

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { only: { type: 'string', multiple: true, default: Object.keys(ROWS) } },
  });
  const unknown = values.only.filter((row) => !(row in ROWS));
  if (unknown.length > 0) return misuse(`no row ${unknown.join(', ')}: there are ${Object.keys(ROWS).join(', ')}`);
  const requirement = missingRequirement(true);
  if (requirement) skipWithout(requirement);
  await prepareAll(values.only);
  const files = values.only.map((row) => `test/clients/rows/${row}.test.ts`);
  const command = ['vitest', 'run', '--config', 'vitest.clients.config.ts', '-t', process.env.ONLY ?? '', ...files];
  return runInside(command, await createRunDirectory(), { [ROWS_VARIABLE]: values.only.join(',') });
}

/** All that needs a network. One after another: each keeps both cores busy. */
async function prepareAll(rows: readonly string[]): Promise<void> {
  await prepare(NEWEST.minor, true);
  const interpreters = [];
  for (const name of environmentsOf(rows)) interpreters.push((await prepareEnvironment(name)).interpreter);
  await clientImage(interpreters);
}

function misuse(sentence: string): number {
  console.error(sentence);
  return 2;
}
