import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { InvalidArgumentError } from 'commander';
import { BODIES, type BodyName } from './bodies/bodies.ts';
import { benchCommand, count, seconds, someOf } from './command-line.ts';
import { describeMachine } from './judge/machine.ts';
import { summaryOf, tableOf } from './judge/table.ts';
import { LoadGenerator } from './load/load.ts';
import { measure } from './rounds.ts';
import { buildBundle, startAll } from './servers/all.ts';
import { pinMyself } from './servers/cores.ts';
import { FLOOR, FLOOR_AGAIN, OURS } from './servers/names.ts';

interface Values {
  readonly rounds: number;
  readonly seconds: number;
  readonly connections: number;
  readonly bodies: readonly BodyName[];
  readonly servers: readonly string[];
  readonly compare: readonly (readonly [name: string, program: string])[];
  readonly out: string;
  readonly build: boolean;
}

const BODY_NAMES = Object.keys(BODIES) as BodyName[];
const SERVERS = ['echo', 'parse', FLOOR, FLOOR_AGAIN, 'fastify', OURS];

const values = benchCommand('bench', 'measure the CPU of a request against floors, in about five minutes')
  .option('--rounds <count>', 'rounds in which each server runs once', count, 9)
  .option('--seconds <seconds>', 'how long each runs', seconds, 1.5)
  .option('--connections <count>', 'connections that are kept open', count, 8)
  .option('--bodies <names>', 'what is asked', someOf(BODY_NAMES), BODY_NAMES)
  .option('--servers <names>', 'who is asked', someOf(SERVERS), SERVERS)
  .option('--compare <name=file>', 'another build of ours, by its polyaxon-gcs-injector.js', otherBuild, [])
  .option('--out <file>', 'where the figures go as JSON', 'reports/bench.json')
  .option('--no-build', 'measure the bundle that is there')
  .parse()
  .opts<Values>();

if (values.build) buildBundle();
pinMyself();
using started = await startAll(values.servers, Object.fromEntries(values.compare));
using load = new LoadGenerator();
const machine = describeMachine();
console.log(`${machine.cpu}, Node ${machine.node}, load ${machine.load}`);
const results: Record<string, unknown> = { machine };
for (const body of values.bodies) {
  const text = BODIES[body]();
  const rounds = await measure(started.servers, load, {
    body: text,
    rounds: values.rounds,
    milliseconds: values.seconds * 1000,
    connections: values.connections,
  });
  const summary = summaryOf(rounds);
  results[body] = summary;
  console.log(
    `\n${body}: ${text.length} bytes, ${values.connections} connections, ${values.rounds} rounds of ${values.seconds} s`,
  );
  console.log(tableOf(summary));
}
mkdirSync('reports', { recursive: true });
writeFileSync(values.out, `${JSON.stringify(results, null, 2)}\n`);

function otherBuild(text: string, before: Values['compare']): Values['compare'] {
  const [, name, file] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  if (name === undefined || file === undefined || !existsSync(file))
    throw new InvalidArgumentError('It is named as NAME=FILE, and the file must exist.');
  return [...before, [name, file]];
}
