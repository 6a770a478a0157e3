import { BODIES, type BodyName } from './bodies/bodies.ts';
import { benchCommand } from './command-line.ts';
import { LIMITS, type Verdict, verdictOn } from './judge/limits.ts';
import { describeMachine } from './judge/machine.ts';
import { summaryOf, tableOf } from './judge/table.ts';
import { LoadGenerator } from './load/load.ts';
import { measure } from './rounds.ts';
import { buildBundle, startAll } from './servers/all.ts';
import { pinMyself } from './servers/cores.ts';
import { FLOOR, FLOOR_AGAIN, OURS } from './servers/names.ts';

// The short form of the bench: fails if a request costs more than the last column allows. A machine that cannot tell the
// floor from itself gives no verdict.
benchCommand('bench:gate', 'measure for ninety seconds, and fail past the last column of docs/performance.md').parse();
buildBundle();
pinMyself();
using started = await startAll([FLOOR, FLOOR_AGAIN, OURS]);
using load = new LoadGenerator();
const { cpu, node, load: busy } = describeMachine();
console.log(`${cpu}, Node ${node}, load ${busy}`);
const verdicts: Verdict[] = [];
for (const body of Object.keys(BODIES) as BodyName[]) {
  const plan = { body: BODIES[body](), rounds: 7, milliseconds: 600, connections: 8 };
  const summary = summaryOf(await measure(started.servers, load, plan));
  const verdict = verdictOn(body, summary);
  verdicts.push(verdict);
  const { goal, fail } = LIMITS[body];
  console.log(`\n${body}: ${verdict.kind} (goal ${goal}, fails above ${fail})\n${tableOf(summary)}`);
}
if (verdicts.some(({ kind }) => kind === 'failed')) process.exitCode = 1;
