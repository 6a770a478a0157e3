import type { TLSSocket } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { answerTo, experiment, send, withRequest } from '../../support/admission-reviews.ts';
import { type RunningServer, startForTest } from '../../support/running-server.ts';
import { samplesOf } from './metrics-text.ts';
import { heardOn, statusIn } from './plain-connection.ts';
import { connectRaw } from './raw-connection.ts';
import { statusBody } from './status-bodies.ts';

const KIB = 1024;
const LIMIT = { heldBytes: 1024 * KIB, bodyBytes: 400 * KIB };
const start = () => startForTest({ bounds: { webhook: LIMIT }, logLevel: 'error' });

const head = (length: number): string =>
  `POST /mutate--v1-pod HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`;

interface Half {
  readonly socket: TLSSocket;
  readonly heard: Promise<string>;
}

/** A body that is sent except for its last byte. */
async function halfSent({ ports }: RunningServer, bytes: number): Promise<Half> {
  const socket = await connectRaw(ports.webhook);
  const heard = heardOn(socket);
  socket.write(head(bytes) + ' '.repeat(bytes - 1));
  return { socket, heard };
}

const samples = async ({ metrics }: RunningServer) => samplesOf(await metrics.registry.metrics());

describe('unfinished bodies', () => {
  it('are refused with 429 above their sum, and can be retried after a second', async () => {
    await using server = await start();
    const halves: Half[] = [];
    for (let index = 0; index < 4; index += 1) halves.push(await halfSent(server, 300 * KIB));
    const refused = await Promise.race(halves.map(({ heard }) => heard));
    expect(refused).toMatch(/^HTTP\/1\.1 429 /);
    expect(refused).toMatch(/\r\nretry-after: 1\r\n/i);
    expect(refused).toMatch(/\r\nconnection: close\r\n/i);
    expect(statusIn(refused)).toEqual({
      ...statusBody(
        429,
        expect.stringMatching(/^polyaxon-gcs-injector: fault: the open requests hold too many bytes /),
      ),
      reason: 'TooManyRequests',
    });
    expect((await samples(server)).get('polyaxon_gcs_injector_shed_total{what="request"}')).toBe(1);
    for (const { socket } of halves) socket.destroy();
  });

  it('do not stop the answer to an admission', async () => {
    await using server = await start();
    const halves = await Promise.all(Array.from({ length: 12 }, () => halfSent(server, 300 * KIB)));
    for (let round = 0; round < 20; round += 1) {
      expect((await answerTo(server.ports.webhook, experiment())).allowed).toBe(true);
    }
    for (const { socket } of halves) socket.destroy();
  });

  it('do not count once they are answered, refused or hung up', async () => {
    await using server = await start();
    for (let round = 0; round < 5; round += 1) {
      const { socket } = await halfSent(server, 390 * KIB);
      socket.destroy();
      const whole = withRequest(experiment(), { oldObject: 'x'.repeat(350 * KIB) });
      expect((await send(server.ports.webhook, whole)).status).toBe(200);
      expect((await send(server.ports.webhook, 'x'.repeat(390 * KIB))).status).toBe(400);
    }
    const before = (await samples(server)).get('polyaxon_gcs_injector_shed_total{what="request"}') ?? 0;
    expect(before).toBe(0);
  });
});

describe('a body without use', () => {
  it.each([
    ['on another path', head(300 * KIB).replace('/mutate--v1-pod', '/x'), 404],
    ['with another method', head(300 * KIB).replace('POST', 'PUT'), 405],
    ['of another type', head(300 * KIB).replace('application/json', 'text/plain'), 415],
    ['that announces too large a size', head(401 * KIB), 413],
  ])('is refused before it is sent, and its connection ends: %s', async (_what, text, code) => {
    await using server = await start();
    const socket = await connectRaw(server.ports.webhook);
    socket.write(text);
    const answer = await heardOn(socket);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${code} `));
    expect(answer).toMatch(/\r\nconnection: close\r\n/i);
    expect(statusIn(answer)).toEqual(statusBody(code, expect.stringMatching(/^polyaxon-gcs-injector: fault: ./)));
  });
});
