import { Agent } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { experiment, send } from '../../support/admission-reviews.ts';
import { type RunningServer, startForTest } from '../../support/running-server.ts';
import { connectPlain, heardOn, statusIn } from './plain-connection.ts';
import { connectRaw } from './raw-connection.ts';
import { statusBody } from './status-bodies.ts';

const REQUEST_MS = 400;
const TIMES = { requestMs: REQUEST_MS, handshakeMs: REQUEST_MS, checkMs: 20, keepAliveMs: 20_000 };
const start = (): Promise<RunningServer> =>
  startForTest({ bounds: { webhook: TIMES, plain: TIMES }, logLevel: 'error' });

const HEAD = 'POST /mutate--v1-pod HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';
const BODY_TO_COME = `${HEAD}Content-Length: 1000\r\n\r\n`;

/** Everything received until the server ends the connection, while the client writes a text again and again. */
async function drip(socket: Awaited<ReturnType<typeof connectPlain>>, text: string): Promise<string> {
  const timer = setInterval(() => socket.write(text), 20);
  return heardOn(socket).finally(() => clearInterval(timer));
}

const tooLate = statusBody(408, 'polyaxon-gcs-injector: fault: the request took too long to arrive');

describe.concurrent('an unfinished handshake', () => {
  it.each([
    ['has not begun', ''],
    ['has only half of its first message', Buffer.from([0x16, 3, 1, 2, 0, 1])],
  ])('ends the connection when it %s', async (_what, sent) => {
    await using server = await start();
    const began = performance.now();
    expect(await heardOn(await connectPlain(server.ports.webhook, sent))).toBe('');
    expect(performance.now() - began).toBeGreaterThan(REQUEST_MS * 0.9);
  });

  it('ends the connection at once when it is plain HTTP', async () => {
    await using server = await start();
    await heardOn(await connectPlain(server.ports.webhook, `${HEAD}\r\n`));
  });
});

describe.concurrent("a request that arrives too late on the webhook's port", () => {
  it.each([
    ['its headers drip', HEAD, 'a: b\r\n'],
    ['its body drips', BODY_TO_COME, ' '],
  ])('is refused with 408 if %s', async (_what, first, each) => {
    await using server = await start();
    const began = performance.now();
    const socket = await connectRaw(server.ports.webhook);
    socket.on('error', () => {});
    socket.write(first);
    expect(statusIn(await drip(socket, each))).toEqual(tooLate);
    expect(performance.now() - began).toBeGreaterThan(REQUEST_MS * 0.9);
  });
});

describe.concurrent('a request that arrives too late on the ports of the probes and the metrics', () => {
  it.each(['health', 'metrics'] as const)('is refused with 408, on %s', async (port) => {
    await using server = await start();
    const socket = await connectPlain(server.ports[port], 'GET /healthz HTTP/1.1\r\nHost: x\r\n');
    expect(statusIn(await drip(socket, 'a: b\r\n'))).toEqual(tooLate);
  });
});

describe.concurrent('a connection without a request', () => {
  it.each([
    ['webhook', connectRaw],
    ['health', connectPlain],
    ['metrics', connectPlain],
  ] as const)('is ended, on %s', async (port, connect) => {
    await using server = await start();
    const began = performance.now();
    await heardOn(await connect(server.ports[port]));
    expect(performance.now() - began).toBeGreaterThan(REQUEST_MS * 0.9);
  });
});

describe('a connection after an answer', () => {
  it('is kept longer than a request may take', async () => {
    await using server = await start();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    await send(server.ports.webhook, experiment(), { agent });
    await wait(REQUEST_MS * 2);
    const second = await send(server.ports.webhook, experiment(), { agent });
    expect([second.status, second.reusedSocket]).toEqual([200, true]);
    agent.destroy();
  });
});
