import { writeFile } from 'node:fs/promises';
import { Agent } from 'node:https';
import { join } from 'node:path';
import { CERT_FILE, KEY_FILE } from '../../../src/server/key-pair.ts';
import type { Servers } from '../../../src/server/servers.ts';
import { CERTIFICATES } from '../../support/running-server.ts';
import { inCluster, type Process, startProcess } from '../../support/start-process.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { call } from '../../support/tls-client.ts';
import { writeKubeconfig } from '../../support/write-kubeconfig.ts';
import type { Answer, Sent } from '../oracles/exchange.ts';
import { type Finding, finding } from '../oracles/finding.ts';
import { secrecyFindings } from '../oracles/secrecy.ts';
import type { World } from '../worlds.ts';
import { eachLine } from './each-line.ts';
import { startKnownSecrets } from './known-secrets.ts';
import { cpuOf, type Memory, memoryOf } from './process-usage.ts';

/** A server that is asked. */
export interface Target extends AsyncDisposable {
  send(sent: Sent): Promise<Answer>;
  /** Milliseconds so far. */
  cpu(): number;
  memory(): Memory;
  /** What was wrong in its output since the last call. */
  complaints(): readonly Finding[];
  /** Why it ended; undefined while it runs. */
  ended(): string | undefined;
}

export const CONNECTIONS = 8;

/** The program itself in a process of its own, on free ports of loopback. */
export async function startTarget(world: World): Promise<Target> {
  await using starting = new AsyncDisposableStack();
  const folder = starting.use(await temporaryFolder());
  const config = join(folder.path, 'config.yaml');
  await writeFile(config, world.configuration);
  await writeFile(join(folder.path, CERT_FILE), CERTIFICATES.cert);
  await writeFile(join(folder.path, KEY_FILE), CERTIFICATES.key);
  const secrets = world.secrets && starting.use(await startKnownSecrets(world.secrets));
  const kubeconfig = secrets && (await writeKubeconfig(join(folder.path, 'kubeconfig'), secrets.kubeconfig));
  const child = startProcess(
    ['serve', ...ON_LOOPBACK, '--config', config, '--certs', folder.path, ...(kubeconfig ? WATCHING : [])],
    kubeconfig ? { env: inCluster(kubeconfig) } : {},
  );
  const output = readOutput(child);
  const ports = await output.ports;
  await isReady(ports.health);
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const held = starting.move();
  return {
    send: ({ path, body }) =>
      call({ port: ports.webhook, path, body, agent, headers: headersFor(body) }).then(
        ({ status, body: text }) => ({ status, body: text }),
        (error) => ({ status: 0, body: String(error) }),
      ),
    cpu: () => cpuOf(child.pid ?? 0),
    memory: () => memoryOf(child.pid ?? 0),
    complaints: output.complaints,
    ended: output.ended,
    [Symbol.asyncDispose]: async () => {
      agent.destroy();
      child.kill('SIGKILL');
      await output.closed;
      await held.disposeAsync();
    },
  };
}

const FREE_PORTS = ['--port', '0', '--health-port', '0', '--metrics-port', '0'];
const ON_LOOPBACK = ['--host', '127.0.0.1', ...FREE_PORTS, '--log-level', 'trace'];
const WATCHING = ['--secrets-mode', 'cluster'];

const headersFor = (body: Buffer): Record<string, string> => ({
  'content-type': 'application/json',
  'content-length': `${body.length}`,
});

async function isReady(port: number): Promise<void> {
  while (!(await fetch(`http://127.0.0.1:${port}/readyz`)).ok) await new Promise((resolve) => setTimeout(resolve, 50));
}

function readOutput(child: Process) {
  const { promise: ports, resolve, reject } = Promise.withResolvers<Servers['ports']>();
  const complaints: Finding[] = [];
  let ended: string | undefined;
  const complain = (findings: readonly Finding[]): void => void complaints.push(...findings);
  eachLine(child.stdout, (line) => {
    complain(secrecyFindings('the log', line));
    if (!line.startsWith('{"level":') || !line.endsWith('}')) complain([finding('a log line that is no JSON', line)]);
    if (line.includes('"msg":"serving"')) resolve(JSON.parse(line).ports);
  });
  eachLine(child.stderr, (line) => complain([finding('something on stderr', line)]));
  const closed = new Promise<void>((done) =>
    child.once('close', (code, signal) => {
      ended = `${code ?? signal}`;
      reject(new Error(`the server ended: ${ended} ${JSON.stringify(complaints)}`));
      done();
    }),
  );
  return {
    ports,
    closed,
    ended: () => ended,
    complaints: () => complaints.splice(0),
  };
}
