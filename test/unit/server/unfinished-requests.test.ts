import { describe, expect, it } from 'vitest';
import { answerTo, experiment } from '../../support/admission-reviews.ts';
import { type RunningServer, startForTest } from '../../support/running-server.ts';
import { MUTATE } from '../../support/tls-client.ts';
import { samplesOf, sumOf } from './metrics-text.ts';
import { connectRaw, readToEnd } from './raw-connection.ts';
import { statusBody } from './status-bodies.ts';

const body = JSON.stringify(experiment());
const head = `POST ${MUTATE} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n`;
const halfSent = `${head}Content-Length: ${body.length}\r\n\r\n${body.slice(0, body.length / 2)}`;

async function inFlight({ metrics }: RunningServer): Promise<number> {
  return sumOf(samplesOf(await metrics.registry.metrics()), 'controller_runtime_webhook_requests_in_flight');
}

const failed = async ({ metrics }: RunningServer): Promise<number> =>
  sumOf(samplesOf(await metrics.registry.metrics()), 'polyaxon_gcs_injector_admissions_total', 'result="failed"');

describe('a client that does not finish its request', () => {
  it('counts as in flight until it hangs up, and then as failed', async () => {
    await using server = await startForTest();
    const socket = await connectRaw(server.ports.webhook);
    socket.write(halfSent);
    await expect.poll(() => inFlight(server)).toBe(1);
    socket.destroy();
    await expect.poll(() => inFlight(server)).toBe(0);
    expect(await failed(server)).toBe(1);
    expect((await answerTo(server.ports.webhook, experiment())).allowed).toBe(true);
  });

  it('leaves nothing in memory after 50 connections at once', async () => {
    await using server = await startForTest({ logLevel: 'error' });
    const sockets = await Promise.all(Array.from({ length: 50 }, () => connectRaw(server.ports.webhook)));
    for (const socket of sockets) socket.write(halfSent);
    await expect.poll(() => inFlight(server)).toBe(50);
    for (const socket of sockets) socket.destroy();
    await expect.poll(() => inFlight(server)).toBe(0);
    expect((await answerTo(server.ports.webhook, experiment())).allowed).toBe(true);
  });

  it('learns what is wrong if it still listens', async () => {
    await using server = await startForTest();
    const socket = await connectRaw(server.ports.webhook);
    socket.end(halfSent);
    expect(statusIn(await readToEnd(socket))).toEqual(
      statusBody(400, expect.stringMatching(/^polyaxon-gcs-injector: fault: ./)),
    );
    await expect.poll(() => inFlight(server)).toBe(0);
  });
});

describe('a client that does not speak HTTP', () => {
  it.each([
    ['garbage', 'GARBAGE\r\n\r\n', 400],
    ['two lengths that differ', `${head}Content-Length: 3\r\nContent-Length: 4\r\n\r\n{}`, 400],
    ['a length and chunks', `${head}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, 400],
    ['headers without end', `${head}X: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ])('gets a refusal for %s', async (_what, text, code) => {
    await using server = await startForTest();
    const socket = await connectRaw(server.ports.webhook);
    socket.write(text);
    const answer = await readToEnd(socket);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${code} `));
    expect(statusIn(answer)).toEqual(statusBody(code, expect.stringMatching(/^polyaxon-gcs-injector: fault: ./)));
  });
});

const statusIn = (answer: string): unknown => JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')));
