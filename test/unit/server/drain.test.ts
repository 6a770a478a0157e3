import { once } from 'node:events';
import { Agent } from 'node:https';
import { connect } from 'node:net';
import { describe, it } from 'vitest';
import { experiment, send } from '../../support/admission-reviews.ts';
import { type RunningServer, startForTest } from '../../support/running-server.ts';
import { refusedWith } from '../../support/tls-client.ts';
import { samplesOf, sumOf } from './metrics-text.ts';
import { connectRaw, readToEnd } from './raw-connection.ts';
import { requestHead } from './request-stream.ts';

const body = JSON.stringify(experiment());
const [firstHalf, secondHalf] = [body.slice(0, 500), body.slice(500)];

const inFlight = async ({ metrics }: RunningServer): Promise<number> =>
  sumOf(samplesOf(await metrics.registry.metrics()), 'controller_runtime_webhook_requests_in_flight');

describe.concurrent('a server after SIGTERM', () => {
  it('continues to answer, and closes each connection after its answer', async ({ expect }) => {
    const grace = Promise.withResolvers<void>();
    const server = await startForTest({ wait: () => grace.promise });
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const before = await send(server.ports.webhook, experiment(), { agent });
    const stopped = server.drain(15);
    const kept = await send(server.ports.webhook, experiment(), { agent });
    const fresh = await send(server.ports.webhook, experiment(), { agent });
    const refused = await send(server.ports.webhook, {}, { agent });
    expect([before, kept, fresh, refused].map(({ headers, status }) => [status, headers.connection])).toEqual([
      [200, 'keep-alive'],
      [200, 'close'],
      [200, 'close'],
      [400, 'close'],
    ]);
    expect([kept, fresh].map(({ reusedSocket }) => reusedSocket)).toEqual([true, false]);
    grace.resolve();
    await stopped;
  });

  it('waits longer for an unfinished request than for a silent connection, and answers it', async ({ expect }) => {
    const server = await startForTest();
    const socket = await connectRaw(server.ports.webhook);
    socket.write(`${requestHead(body)}\r\n${firstHalf}`);
    await expect.poll(() => inFlight(server)).toBe(1);
    const silent = await connectRaw(server.ports.webhook);
    const stopped = server.drain(0);
    await expect.poll(() => refusedWith(server.ports.webhook)).toBe('ECONNREFUSED');
    await once(silent, 'close');
    socket.write(secondHalf);
    const answer = await readToEnd(socket);
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer).toMatch(/\r\nconnection: close\r\n/i);
    expect(answer).toContain(experiment().request.uid);
    await stopped;
  });

  it('does not wait for connections without a request', async ({ expect }) => {
    const server = await startForTest();
    const bare = connect(server.ports.webhook, '127.0.0.1');
    await once(bare, 'connect');
    const silent = await connectRaw(server.ports.webhook);
    const idle = new Agent({ keepAlive: true, maxSockets: 1 });
    await send(server.ports.webhook, experiment(), { agent: idle });
    const ends = [once(bare, 'close'), once(silent, 'close')];
    await expect(server.drain(0)).resolves.toBeUndefined();
    await Promise.all(ends);
  });
});
