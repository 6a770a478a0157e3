import { execFileSync } from 'node:child_process';
import { BODIES } from './bodies/bodies.ts';
import { benchCommand, count } from './command-line.ts';
import { describeMachine } from './judge/machine.ts';
import { median, pairedRatio } from './judge/ratios.ts';
import { Connection, requestOf } from './load/connection.ts';
import { buildBundle } from './servers/all.ts';
import { developmentCertificates } from './servers/certificates.ts';
import { memoryOf } from './servers/process-figures.ts';
import { startOurs } from './servers/start.ts';

// From the start of the process to the first patched answer over TLS, against a Node that does nothing.
const { rounds } = benchCommand('bench:startup', 'measure the time from the start to the first patched answer')
  .option('--rounds <count>', 'how often it is started', count, 9)
  .parse()
  .opts<{ readonly rounds: number }>();
const GOAL = 3;
const FAIL = 4;
const REST_SECONDS = 2;
const MOST_AT_REST_MB = 90;

buildBundle();
using certificates = await developmentCertificates();
const request = requestOf('/mutate--v1-pod', BODIES.run());

function startNothing(): number {
  const begin = performance.now();
  execFileSync(process.execPath, ['-e', '0']);
  return performance.now() - begin;
}

async function startToPatch(): Promise<{ readonly milliseconds: number; readonly atRest: number }> {
  const begin = performance.now();
  using server = await startOurs(certificates.folder);
  const connection = await Connection.open(server.port);
  const { body } = await connection.send(request);
  const milliseconds = performance.now() - begin;
  connection.close();
  if (JSON.parse(body).response.patch === undefined) throw new Error('the first answer has no patch');
  await new Promise((resolve) => setTimeout(resolve, REST_SECONDS * 1000));
  return { milliseconds, atRest: memoryOf(server.pid) };
}

const nothing: number[] = [];
const starts: Awaited<ReturnType<typeof startToPatch>>[] = [];
for (let round = 0; round < rounds; round += 1) {
  nothing.push(startNothing());
  starts.push(await startToPatch());
}
const times = starts.map(({ milliseconds }) => milliseconds);
const ratio = pairedRatio(times, nothing);
const atRest = median(starts.map((start) => start.atRest));
const { cpu, node, load } = describeMachine();
console.log(`${cpu}, Node ${node}, load ${load}`);
console.log(`start to the first patched answer: ${median(times).toFixed(0)} ms`);
console.log(`node -e 0: ${median(nothing).toFixed(0)} ms`);
console.log(
  `ratio: ${ratio.median.toFixed(2)} (${ratio.least.toFixed(2)}-${ratio.most.toFixed(2)}), goal ${GOAL}, fails above ${FAIL}`,
);
console.log(`resident at rest: ${atRest.toFixed(0)} MB, fails above ${MOST_AT_REST_MB}`);
if (ratio.median > FAIL || atRest > MOST_AT_REST_MB) process.exitCode = 1;
