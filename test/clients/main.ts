// npm run e2e:clients: real clients in injected pods, against a Google that checks every token. --help says more.
import { parseArgs } from 'node:util';
import { NEWEST } from '../../lab/kubernetes/binary/kubernetes-versions.ts';
import { prepare } from '../../lab/kubernetes/prepare.ts';
import { missingRequirement, skipWithout } from '../../lab/kubernetes/requirements.ts';
import { exitCodeOf, Misuse } from '../../lab/kubernetes/usage.ts';
import { type Environment, prepareEnvironment } from './environments/environment.ts';
import { clientImage } from './harness/image.ts';
import { lanesOf, runLanes } from './lanes.ts';
import { whatIsMissing } from './requirements.ts';
import { environmentsOf, ROWS } from './rows.ts';
import { forgetRuns, printTimes } from './times.ts';

const USAGE = `npm run e2e:clients                    real clients in injected pods, against a Google that checks every token
npm run e2e:clients -- --only ROW      one row (again for more): ${Object.keys(ROWS).join(', ')}
npm run e2e:clients -- --check         says what this machine lacks for that, and no more`;

process.exitCode = await exitCodeOf(main);

async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string', multiple: true, default: Object.keys(ROWS) },
      check: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return say(USAGE);
  const unknown = values.only.filter((row) => !(row in ROWS));
  if (unknown.length > 0) throw new Misuse(`no row ${unknown.join(', ')}: there are ${Object.keys(ROWS).join(', ')}`);
  const given = ['KUBECONFIG', 'KUBEBUILDER_ASSETS'].find((name) => process.env[name]);
  if (given) throw new Misuse(`unset ${given}: the pods mount folders of this machine, so that they need a node on it`);
  const requirement = missingRequirement(true);
  if (requirement && !values.check) skipWithout(requirement);
  const missing = await whatIsMissing(values.only);
  if (missing.length > 0) return failure(missing);
  return values.check ? say('nothing is missing') : run(values.only);
}

async function run(rows: readonly string[]): Promise<number> {
  const environments = await prepareAll(rows);
  forgetRuns();
  const exitCode = await runLanes(lanesOf(rows));
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

function say(text: string): number {
  console.log(text);
  return 0;
}

function failure(sentences: readonly string[]): number {
  for (const sentence of sentences) console.error(`failed: ${sentence}`);
  return 1;
}
