import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { BODIES } from './bodies/bodies.ts';
import { benchCommand, seconds as secondsIn } from './command-line.ts';
import { describeMachine } from './judge/machine.ts';
import { type Done, LoadGenerator } from './load/load.ts';
import { buildBundle } from './servers/all.ts';
import { developmentCertificates, renew } from './servers/certificates.ts';
import { pinMyself } from './servers/cores.ts';
import { eventLoopDelayOf, memoryOf } from './servers/process-figures.ts';
import { startOurs } from './servers/start.ts';

// Half of what the server can take, while its configuration and its certificate change: memory, delay of the event loop,
// lost answers.
const { seconds, changeEvery } = benchCommand(
  'bench:soak',
  'half load for a while, beside changes: memory, delay, lost answers',
)
  .option('--seconds <seconds>', 'how long', secondsIn, 600)
  .option('--change-every <seconds>', 'the time between two changes', secondsIn, 10)
  .parse()
  .opts<{ readonly seconds: number; readonly changeEvery: number }>();
const FAIL = { memoryMB: 160, growth: 1.15, delayMs: 20 };
const CONNECTIONS = 8;

buildBundle();
pinMyself();
using certificates = await developmentCertificates();
const config = join(certificates.folder, 'config.yaml');
const first = readFileSync(join(import.meta.dirname, '../examples/config.yaml'), 'utf8');
writeFileSync(config, first);
using server = await startOurs(certificates.folder, { config });
using load = new LoadGenerator();
const body = BODIES.run();
const target = { port: server.port, body, connections: CONNECTIONS };

const atRest = memoryOf(server.pid);
const full = await load.run({ ...target, milliseconds: Math.min(10, seconds) * 1000 });
const perSecond = full.requests / full.seconds / 2;
const delayAtFull = await eventLoopDelayOf(server.metricsPort ?? 0);
const atFull = memoryOf(server.pid);

/** Swaps certificates and configurations in turn until the load is over. */
async function change(until: number): Promise<number> {
  let changes = 0;
  while (performance.now() < until) {
    await pause(changeEvery * 1000);
    changes += 1;
    if (changes % 2 === 0) await renew(certificates.folder);
    else writeFileSync(config, `${first}\n# change ${changes}\n`);
  }
  return changes;
}

const [half, changes]: [Done, number] = await Promise.all([
  load.run({ ...target, milliseconds: seconds * 1000, perSecond }),
  change(performance.now() + (seconds - 1) * 1000),
]);
const after = memoryOf(server.pid);
const { cpu, node, load: busy } = describeMachine();
const errors = full.errors + half.errors;
console.log(`${cpu}, Node ${node}, load ${busy}`);
console.log(
  `${half.requests} requests at ${perSecond.toFixed(0)} a second beside ${changes} changes: ${errors} lost or refused`,
);
console.log(`p50 ${half.p50.toFixed(2)} ms, p99 ${half.p99.toFixed(2)} ms`);
console.log(
  `resident: ${atRest.toFixed(0)} MB at rest, ${atFull.toFixed(0)} after full load, ${after.toFixed(0)} at the end`,
);
console.log(`event loop at full load: p99 ${delayAtFull.toFixed(1)} ms`);
const isOver = after > FAIL.memoryMB || after / atFull > FAIL.growth || delayAtFull > FAIL.delayMs;
if (errors > 0 || isOver) process.exitCode = 1;
