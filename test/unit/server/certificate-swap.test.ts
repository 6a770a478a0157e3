import { once } from 'node:events';
import { Agent } from 'node:https';
import { describe, expect, it } from 'vitest';
import { makeDevelopmentCertificates } from '../../../src/commands/certs/development-certificates.ts';
import { experiment, send, withRequest } from '../../support/admission-reviews.ts';
import { CERTIFICATES, startForTest } from '../../support/running-server.ts';
import { connectRaw } from './raw-connection.ts';

const NEXT = await makeDevelopmentCertificates(['localhost']);

describe('a replaced certificate', () => {
  it('is shown to new connections, and no request on new or kept ones fails during 40 changes', async () => {
    await using server = await startForTest({ logLevel: 'warn' });
    const pairs = [CERTIFICATES, NEXT];
    const agents = Array.from({ length: 4 }, () => new Agent({ keepAlive: true, maxSockets: 1 }));
    let swaps = 0;
    const answers: number[] = [];
    const ask = async (agent: Agent | undefined): Promise<void> => {
      const review = withRequest(experiment(), { uid: `uid-${answers.length}` });
      const answer = await send(server.ports.webhook, review, {
        ca: CERTIFICATES.ca + NEXT.ca,
        ...(agent === undefined ? {} : { agent }),
      });
      answers.push(JSON.parse(answer.body).response.uid === review.request.uid ? answer.status : 0);
    };
    const askOn = async (agent?: Agent): Promise<void> => {
      while (swaps < 40) await ask(agent);
    };
    const swap = async (): Promise<void> => {
      for (; swaps < 40; swaps += 1) {
        server.useKeyPair(pairs[swaps % 2] ?? NEXT);
        await ask(undefined);
      }
    };
    await Promise.all([swap(), ...agents.map(askOn), askOn(), askOn()]);
    expect(new Set(answers)).toEqual(new Set([200]));
    expect(answers.length).toBeGreaterThan(100);
    for (const agent of agents) agent.destroy();
  });

  it('leaves an open connection on the old one', async () => {
    await using server = await startForTest();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    await send(server.ports.webhook, experiment(), { agent });
    server.useKeyPair(NEXT);
    const { status, reusedSocket } = await send(server.ports.webhook, experiment(), { agent });
    expect({ status, reusedSocket }).toEqual({ status: 200, reusedSocket: true });
    agent.destroy();
  });

  it('is not trusted by a client that knows only the old authority', async () => {
    await using server = await startForTest();
    server.useKeyPair(NEXT);
    await expect(send(server.ports.webhook, experiment())).rejects.toThrow(/certificate/);
    expect((await send(server.ports.webhook, experiment(), { ca: NEXT.ca })).status).toBe(200);
  });

  it('is shown to a client that resumes a session of the old one', async () => {
    await using server = await startForTest();
    const first = await connectRaw(server.ports.webhook, { maxVersion: 'TLSv1.2' });
    const session = first.getSession();
    first.destroy();
    await once(first, 'close');
    server.useKeyPair(NEXT);
    const second = await connectRaw(server.ports.webhook, {
      maxVersion: 'TLSv1.2',
      ca: NEXT.ca,
      ...(session && { session }),
    });
    expect(second.isSessionReused()).toBe(false);
    second.destroy();
  });

  it.each([
    ['127.0.0.1', '127.0.0.1'],
    ['127.0.0.2', '127.0.0.2'],
    ['localhost', 'localhost'],
    ['::', '127.0.0.1'],
    ['0.0.0.0', '127.0.0.1'],
  ])('is shown if the server listens on %s', async (host, dialled) => {
    await using server = await startForTest({ host });
    server.useKeyPair(NEXT);
    const socket = await connectRaw(server.ports.webhook, { host: dialled, ca: NEXT.ca });
    expect(socket.authorized).toBe(true);
    socket.destroy();
  });
});
