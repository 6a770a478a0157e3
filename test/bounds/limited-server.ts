import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { execute } from '../../lab/kubernetes/execute.ts';
import { CERT_FILE, KEY_FILE } from '../../src/server/key-pair.ts';
import type { Servers } from '../../src/server/servers.ts';
import { CERTIFICATES, CONFIGURATION } from '../support/running-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { memoryGroup, peakOf } from './memory-group.ts';

const ROOT = join(import.meta.dirname, '../..');

export interface LimitedServer extends AsyncDisposable {
  readonly ports: Servers['ports'];
  /** Why it ended; undefined while it runs. */
  ended(): string | undefined;
  /** In MiB. */
  peak(): number;
}

export interface Limits {
  readonly mebibytes: number;
  /** A library that is loaded before all others. */
  readonly preload?: string;
  readonly args?: readonly string[];
  /** The cluster that it looks at. */
  readonly kubeconfig?: string;
}

/** Node's options of the image. */
const nodeOptions = (): string => {
  const [, options = ''] = /NODE_OPTIONS="([^"]+)"/.exec(readFileSync(join(ROOT, 'Dockerfile'), 'utf8')) ?? [];
  return options;
};

/** The bundle, made once, because stripping types costs memory. */
async function bundle(): Promise<string> {
  const folder = join(ROOT, 'reports/bounds-bundle');
  await execute(process.execPath, [join(ROOT, 'scripts/build.ts'), folder], { cwd: ROOT });
  return join(folder, 'polyaxon-gcs-injector.js');
}
const PROGRAM = await bundle();

/** The server as a container runs it, in a control group with a memory limit. */
export async function startLimited({
  mebibytes,
  preload,
  args = ON_LOOPBACK,
  kubeconfig,
}: Limits): Promise<LimitedServer> {
  const folder = await temporaryFolder();
  const config = join(folder.path, 'config.yaml');
  writeFileSync(config, CONFIGURATION);
  writeFileSync(join(folder.path, CERT_FILE), CERTIFICATES.cert);
  writeFileSync(join(folder.path, KEY_FILE), CERTIFICATES.key);
  const group = memoryGroup(mebibytes);
  const serve = [
    process.execPath,
    PROGRAM,
    'serve',
    '--certs',
    folder.path,
    '--config',
    config,
    ...FREE_PORTS,
    ...args,
  ];
  const child = spawn('sh', ['-c', `${group.join} && exec "$@"`, 'sh', ...serve], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      NODE_OPTIONS: nodeOptions(),
      ...(preload === undefined ? {} : { LD_PRELOAD: preload }),
      ...(kubeconfig === undefined ? {} : { KUBECONFIG: kubeconfig }),
    },
  });
  let ended: string | undefined;
  const exited = once(child, 'exit').then(([code, signal]) => {
    ended = `${code ?? signal}`;
  });
  const ports = await new Promise<Servers['ports']>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      const entry = JSON.parse(line);
      if (entry.msg === 'serving') resolve(entry.ports);
    });
    void exited.then(() => reject(new Error(`the server ended: ${ended}`)));
  });
  return {
    ports,
    ended: () => ended,
    peak: () => peakOf(child.pid ?? 0),
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL');
      await exited;
      await folder[Symbol.asyncDispose]();
      group.remove();
    },
  };
}

export const ON_LOOPBACK = ['--host', '127.0.0.1'];
const FREE_PORTS = ['--port', '0', '--health-port', '0', '--metrics-port', '0', '--log-level', 'info'];
