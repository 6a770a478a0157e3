import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { BODIES, type BodyName } from './bodies/bodies.ts';
import { describeMachine } from './judge/machine.ts';
import { summaryOf, tableOf } from './judge/table.ts';
import { LoadGenerator } from './load/load.ts';
import { measure } from './rounds.ts';
import { buildBundle, startAll } from './servers/all.ts';
import { pinMyself } from './servers/cores.ts';
import { FLOOR, FLOOR_AGAIN, OURS } from './servers/names.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '9' },
    seconds: { type: 'string', default: '1.5' },
    connections: { type: 'string', default: '8' },
    bodies: { type: 'string', default: Object.keys(BODIES).join() },
    servers: { type: 'string', default: ['echo', 'parse', FLOOR, FLOOR_AGAIN, 'fastify', OURS].join() },
    /** Another build to compare: `name=path/of/polyaxon-gcs-injector.js`. */
    build: { type: 'string', multiple: true, default: [] },
    out: { type: 'string', default: 'reports/bench.json' },
    'no-build': { type: 'boolean', default: false },
  },
});

if (!values['no-build']) buildBundle();
pinMyself();
using started = await startAll(
  values.servers.split(','),
  Object.fromEntries(values.build.map((build) => build.split('=', 2))),
);
using load = new LoadGenerator();
const machine = describeMachine();
console.log(`${machine.cpu}, Node ${machine.node}, load ${machine.load}`);
const results: Record<string, unknown> = { machine };
for (const body of values.bodies.split(',') as BodyName[]) {
  const text = BODIES[body]();
  const rounds = await measure(started.servers, load, {
    body: text,
    rounds: Number(values.rounds),
    milliseconds: Number(values.seconds) * 1000,
    connections: Number(values.connections),
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
