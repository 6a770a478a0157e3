import { Agent } from 'node:https';
import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { answerTo, experiment, send } from '../../support/admission-reviews.ts';
import { type RunningServer, startForTest } from '../../support/running-server.ts';
import { samplesOf } from './metrics-text.ts';
import { connectPlain } from './plain-connection.ts';
import { connectRaw } from './raw-connection.ts';

const MOST = 10;
const start = () =>
  startForTest({ bounds: { webhook: { connections: MOST }, plain: { connections: MOST } }, logLevel: 'error' });

const countOpen = (sockets: readonly Socket[]): number => sockets.filter(({ destroyed }) => !destroyed).length;

const shed = async ({ metrics }: RunningServer): Promise<number | undefined> =>
  samplesOf(await metrics.registry.metrics()).get('polyaxon_gcs_injector_shed_total{what="connection"}');

/** Opens one after another, and reads from the server, so that it notices an end. */
async function open(count: number, connect: () => Promise<Socket>): Promise<readonly Socket[]> {
  const sockets: Socket[] = [];
  for (let made = 0; made < count; made += 1) {
    const socket = await connect();
    sockets.push(socket.on('error', () => {}).resume());
  }
  return sockets;
}

describe('connections without a request', () => {
  it.each([
    ['with TLS', 'webhook', connectRaw],
    ['without a handshake', 'webhook', connectPlain],
    ['to the probes', 'health', connectPlain],
    ['to the metrics', 'metrics', connectPlain],
  ] as const)('are limited in number: %s', async (_what, port, connect) => {
    await using server = await start();
    const sockets = await open(MOST * 3, () => connect(server.ports[port]));
    await expect.poll(() => countOpen(sockets)).toBe(MOST);
    expect(sockets.slice(-MOST).every(({ destroyed }) => !destroyed)).toBe(true);
    expect(await shed(server)).toBe(MOST * 2);
    for (const socket of sockets) socket.destroy();
  });

  it('do not stop an answer, on a new connection or on one in use', async () => {
    await using server = await start();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const inUse = () => send(server.ports.webhook, experiment(), { agent });
    await inUse();
    const sockets: Socket[] = [];
    for (let round = 0; round < 6; round += 1) {
      sockets.push(...(await open(MOST / 2, () => connectRaw(server.ports.webhook))));
      expect(await inUse()).toMatchObject({ status: 200, reusedSocket: true });
      expect((await answerTo(server.ports.webhook, experiment())).allowed).toBe(true);
    }
    for (const socket of sockets) socket.destroy();
    agent.destroy();
  });

  it('do not disturb the kubelet', async () => {
    await using server = await start();
    const sockets = await open(MOST * 3, () => connectPlain(server.ports.health));
    expect((await fetch(`http://127.0.0.1:${server.ports.health}/readyz`)).status).toBe(200);
    for (const socket of sockets) socket.destroy();
  });
});
