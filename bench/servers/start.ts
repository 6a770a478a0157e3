import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pinned } from './cores.ts';

const ROOT = join(import.meta.dirname, '../..');
const PROGRAM = join(ROOT, 'dist/polyaxon-gcs-injector.js');
const CONFIGURATION = join(ROOT, 'examples/config.yaml');

export interface Server extends Disposable {
  readonly pid: number;
  readonly port: number;
  readonly metricsPort?: number | undefined;
}

type Ports = Pick<Server, 'port' | 'metricsPort'>;

/** Our server as it is shipped: the bundle, its options in a container, its log to a pipe that somebody reads. */
export const startOurs = (certificates: string, more: Ours = {}): Promise<Server> => {
  const { program = PROGRAM, config = CONFIGURATION, args = [] } = more;
  const ports = ['--host', '127.0.0.1', '--port', '0', '--health-port', '0', '--metrics-port', '0'];
  return start(
    [
      process.execPath,
      ...SHIPPED_OPTIONS,
      program,
      'serve',
      '--config',
      config,
      '--certs',
      certificates,
      ...ports,
      ...args,
    ],
    (line) => {
      const { msg, ports: at } = JSON.parse(line);
      return msg === 'serving' ? { port: at.webhook, metricsPort: at.metrics } : undefined;
    },
  );
};

export interface Ours {
  readonly program?: string;
  readonly config?: string;
  readonly args?: readonly string[];
}

/** Node's options that the chart sets for its default memory limit. */
export const SHIPPED_OPTIONS = ['--disable-sigusr1', '--max-old-space-size=128', '--max-semi-space-size=8'];

export const startFloor = (kind: string, certificates: string, configHash: string): Promise<Server> =>
  start([process.execPath, join(ROOT, 'bench/floors/main.ts'), kind, certificates, configHash], (line) => ({
    port: Number(line),
  }));

/** Starts a server, and reads its output to the end. Resolves with the line that says where it serves. */
export function start(command: [string, ...string[]], portsIn: (line: string) => Ports | undefined): Promise<Server> {
  const [program, ...args] = pinned('server', command);
  const child: ChildProcess = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${command.join(' ')} ended with ${code}`)));
    if (child.stdout === null || child.pid === undefined) return;
    const { pid } = child;
    const lines = createInterface(child.stdout);
    const onLine = (line: string): void => {
      const ports = portsIn(line);
      if (ports === undefined) return;
      lines.off('line', onLine);
      resolve({ pid, ...ports, [Symbol.dispose]: () => void child.kill() });
    };
    lines.on('line', onLine);
  });
}
