import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { certs } from '../src/commands/certs/command.ts';

/** Measures the bundled server's start and memory at rest, beside an idle Node, in one run. */
const ROUNDS = 7;
const START_LIMIT_MS = 250;
const MEMORY_LIMIT_MIB = 90;

const folder = mkdtempSync(join(tmpdir(), 'measure-'));
const terminal = { stdin: process.stdin, stdout: process.stdout, stderr: process.stderr };
await certs({ dir: folder, name: ['localhost'], keep: false, force: false }, terminal);

interface Start {
  readonly milliseconds: number;
  readonly memoryMiB: number;
}

const SERVE = ['serve', '--certs', folder, '--config', 'examples/config.yaml', '--host', 'localhost'];
const PORTS = ['--port', '0', '--health-port', '0', '--metrics-port', '0'];

/** From the start of the process to the log line that says it serves. By then it has dialled itself over TLS. */
function startServer(): Promise<Start> {
  const begin = performance.now();
  const child = spawn(process.execPath, ['dist/polyaxon-gcs-injector.js', ...SERVE, ...PORTS], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.stdout.once('data', () => {
      const milliseconds = performance.now() - begin;
      const memoryMiB = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024;
      child.once('exit', () => resolve({ milliseconds, memoryMiB }));
      child.kill('SIGINT');
    });
    child.once('error', reject);
  });
}

function startNothing(): number {
  const begin = performance.now();
  execFileSync(process.execPath, ['-e', '0']);
  return performance.now() - begin;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const starts: Start[] = [];
const nothing: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  nothing.push(startNothing());
  starts.push(await startServer());
}
rmSync(folder, { recursive: true });

const start = median(starts.map(({ milliseconds }) => milliseconds));
const idle = median(nothing);
const memory = median(starts.map(({ memoryMiB }) => memoryMiB));
console.log(
  `start to serving: ${start.toFixed(0)} ms (a Node that does nothing: ${idle.toFixed(0)} ms, ratio ${(start / idle).toFixed(1)})`,
);
console.log(`resident memory at rest: ${memory.toFixed(0)} MiB`);

// On a busy machine the ratio decides: 250 ms are twelve times the start of Node itself on a quiet one (20 ms).
const isSlow = start > START_LIMIT_MS && start / idle > 12;
if (isSlow || memory > MEMORY_LIMIT_MIB) {
  console.error(`too much: the limits are ${START_LIMIT_MS} ms and ${MEMORY_LIMIT_MIB} MiB`);
  process.exitCode = 1;
}
