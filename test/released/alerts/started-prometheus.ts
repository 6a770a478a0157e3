import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { prometheus } from '../../../lab/prometheus.ts';

/** A real Prometheus that asks one replica each second. */
export interface StartedPrometheus extends AsyncDisposable {
  /** What its API answers to a path. */
  ask(path: string): Promise<unknown>;
}

/** Starts it on a free port of loopback, with these groups of rules. */
export async function startPrometheus(metricsPort: number, groups: readonly object[]): Promise<StartedPrometheus> {
  const folder = mkdtempSync(join(tmpdir(), 'prometheus-'));
  const port = await freePort();
  writeFileSync(join(folder, 'rules.yaml'), stringify({ groups }));
  const target = { targets: [`127.0.0.1:${metricsPort}`], labels: { namespace: 'plx', pod: 'injector-0' } };
  const config = {
    global: { scrape_interval: '1s', evaluation_interval: '1s' },
    rule_files: [join(folder, 'rules.yaml')],
    scrape_configs: [{ job_name: 'injector', static_configs: [target] }],
  };
  writeFileSync(join(folder, 'prometheus.yaml'), stringify(config));
  const { server } = await prometheus();
  const child = spawn(
    server,
    [
      `--config.file=${join(folder, 'prometheus.yaml')}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    { stdio: 'ignore' },
  );
  const exited = once(child, 'exit');
  return {
    ask: async (path) => {
      const answer = await fetch(`http://127.0.0.1:${port}/api/v1/${path}`);
      return ((await answer.json()) as { readonly data: unknown }).data;
    },
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL');
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
