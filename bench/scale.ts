import { reviewOf, runPod, withContainers } from './bodies/bodies.ts';
import { withConnections } from './bodies/catalogs.ts';
import { benchCommand, count, seconds } from './command-line.ts';
import { describeMachine } from './judge/machine.ts';
import { median } from './judge/ratios.ts';
import { LoadGenerator } from './load/load.ts';
import { measure } from './rounds.ts';
import { buildBundle, startAll } from './servers/all.ts';
import { pinMyself } from './servers/cores.ts';
import { OURS } from './servers/names.ts';

// What an admission costs as a pod grows, beyond parsing it: against a server that only parses the same body.
const values = benchCommand('bench:scale', 'measure what an admission costs beyond its parse, as a pod grows')
  .option('--rounds <count>', 'rounds in which each server runs once', count, 5)
  .option('--seconds <seconds>', 'how long each runs', seconds, 1)
  .parse()
  .opts<{ readonly rounds: number; readonly seconds: number }>();

const containers = (number: number, variables: number): string =>
  reviewOf(withContainers(runPod(), { containers: number, variables }));
const connections = (number: number): string => reviewOf(withConnections(runPod(), number));

const BODIES: readonly (readonly [string, () => string])[] = [
  ['as it is', () => reviewOf(runPod())],
  ['1 container more, 1 variable', () => containers(1, 1)],
  ['4 more, 100 variables', () => containers(4, 100)],
  ['4 more, 1500 variables', () => containers(4, 1500)],
  ['12 more, 60 variables', () => containers(12, 60)],
  ['40 more, 60 variables', () => containers(40, 60)],
  ['40 more, 600 variables', () => containers(40, 600)],
  ['10 connections', () => connections(10)],
  ['100 connections', () => connections(100)],
  ['500 connections', () => connections(500)],
];

const PARSE = 'parse';
/** Our own work beyond the parse, in parses. */
const FAIL = 2;
/** Below this size, the parse is smaller than the fixed cost of a request. */
const LARGE_BYTES = 100_000;

buildBundle();
pinMyself();
using started = await startAll([PARSE, OURS]);
using load = new LoadGenerator();
const { cpu, node, load: busy } = describeMachine();
console.log(`${cpu}, Node ${node}, load ${busy}`);
let largest = 0;
for (const [name, make] of BODIES) {
  const body = make();
  const milliseconds = values.seconds * 1000;
  const plan = { body, rounds: values.rounds, milliseconds, connections: 1 };
  const rounds = await measure(started.servers, load, plan);
  const of = (server: string) => rounds.get(server) ?? [];
  const [ours, parse] = [OURS, PARSE].map((server) => median(of(server).map((round) => round.cpu)));
  const p50 = median(of(OURS).map((round) => round.p50));
  const beyond = ((ours ?? Number.NaN) - (parse ?? Number.NaN)) / (parse ?? Number.NaN);
  if (p50 <= 10) largest = Math.max(largest, body.length);
  const kilobytes = body.length / 1000;
  const cells = [
    `${kilobytes.toFixed(0)} KB`,
    `${ours?.toFixed(0)} us`,
    `${((ours ?? 0) / kilobytes).toFixed(1)} us/KB`,
  ];
  console.log(
    `${name.padEnd(30)} ${cells.map((cell) => cell.padStart(12)).join('')}  ${beyond.toFixed(2)} x parse beyond it, p50 ${p50.toFixed(1)} ms`,
  );
  if (body.length > LARGE_BYTES && beyond > FAIL) process.exitCode = 1;
}
console.log(`the largest that is answered in 10 ms: ${(largest / 1000).toFixed(0)} KB`);
