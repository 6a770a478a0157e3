import { type ChildProcess, spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { NODE_ADDRESS } from '../../../lab/kubernetes/addresses.ts';
import type { Cluster } from '../../../lab/kubernetes/cluster.ts';
import { isClockMovable, type MovedClock, movedClock } from '../../../lab/kubernetes/moved-clock.ts';
import { startCluster } from '../../../lab/kubernetes/start-cluster.ts';
import { withTemporaryDirectory } from '../../../lab/kubernetes/temporary-directory.ts';
import { expectSoon } from '../../support/judging/expect-kept.ts';
import { writeKubeconfig } from '../../support/write-kubeconfig.ts';
import { type Installed, install } from './installed.ts';
import { kubeconfigOf } from './kubeconfig-of.ts';
import { createPod, PORT, type ServeProcess, serveProcess, service } from './serve-in-cluster.ts';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startCluster({ node: false, apiServerFlags: ['--enable-aggregator-routing=true'] });
});
afterAll(() => cluster?.stop());
beforeEach(({ skip }) => skip(!isClockMovable, 'the clock is moved by a Debian package'));

/**
 * The clock of the processes begins this far behind. It ends at the real time, by which the API server judges dates.
 */
const DAYS = 60;

interface Began {
  readonly installed: Installed;
  readonly server: ServeProcess;
  readonly clock: MovedClock;
  readonly directory: string;
}

/** `serve` as a process with a clock two months behind. */
const twoMonthsAgo = (namespace: string, work: (began: Began) => Promise<void>): Promise<void> =>
  withTemporaryDirectory(join(tmpdir(), 'two-months-'), async (directory) => {
    const installed = await install(cluster, namespace);
    await cluster.kubectl(['create', '--filename=-'], JSON.stringify(service(installed.names)));
    const clock = await movedClock(directory, DAYS);
    const config = await kubeconfigOf(cluster, namespace);
    // The API server's own certificate was not valid two months ago.
    config.clusters = config.clusters.map(({ caData: _, ...each }) => ({ ...each, skipTLSVerify: true }));
    const kubeconfig = await writeKubeconfig(join(directory, 'kubeconfig'), config.exportConfig());
    using server = serveProcess(installed.names, kubeconfig, clock.env);
    await expect.poll(server.readyz).toBe(200);
    await work({ installed, server, clock, directory });
  });

interface Calls extends Disposable {
  readonly lines: readonly string[];
}

/** A client with the clock of the process and the present bundle of the API servers. */
async function callsUnder({ installed, clock, directory }: Began): Promise<Calls> {
  const { names } = installed;
  const [ca = ''] = await installed.bundles();
  const file = join(directory, 'ca.crt');
  await writeFile(file, ca);
  const program = join(import.meta.dirname, 'strict-client.ts');
  const args = [program, NODE_ADDRESS, `${PORT}`, names.service, names.namespace, file];
  const client: ChildProcess = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...clock.env },
  });
  const lines: string[] = [];
  if (client.stdout !== null) createInterface(client.stdout).on('line', (line) => lines.push(line));
  return { lines, [Symbol.dispose]: () => void client.kill('SIGKILL') };
}

/** The last sign of life of the process, by its own clock: it renews its Lease at each look. */
async function lastLooked({ admin, names }: Installed): Promise<Date> {
  const { namespace, lease: name } = names;
  const { spec } = await admin.coordination.readNamespacedLease({ namespace, name });
  return new Date(spec?.renewTime ?? 0);
}

it('renews its certificate through two months without a restart and without a failed call', async () => {
  await twoMonthsAgo('through', async (began) => {
    const { installed, server, clock } = began;
    using calls = await callsUnder(began);
    for (let behind = DAYS; behind >= 0; behind -= 2) {
      clock.set(behind);
      const moved = clock.now();
      await expect.poll(async () => (await lastLooked(installed)) >= moved).toBe(true);
      const called = calls.lines.length;
      await expect.poll(() => calls.lines.length).toBeGreaterThan(called + 2);
    }
    expect(calls.lines.filter((line) => line.startsWith('refused'))).toEqual([]);
    expect(new Set(calls.lines).size).toBeGreaterThan(DAYS / 7);
    expect(await server.readyz()).toBe(200);
    expect(await createPod(installed)).toBe('created');
    expect(server.child.exitCode).toBeNull();
  });
});

it('notices within seconds what it missed during a pause of two months, without a restart', async () => {
  await twoMonthsAgo('paused', async ({ installed, server, clock }) => {
    server.child.kill('SIGSTOP');
    clock.set(0);
    server.child.kill('SIGCONT');
    const answer = () => createPod(installed).catch(({ body }) => String(body));
    await expectSoon('to notice it', 30_000, () => expect.poll(answer).toBe('created'));
    expect(server.child.exitCode).toBeNull();
    expect(await server.readyz()).toBe(200);
  });
});
