import { once } from 'node:events';
import { connect, type TLSSocket } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { experiment } from '../../support/admission-reviews.ts';
import { CERTIFICATES, type RunningServer, startForTest } from '../../support/running-server.ts';
import { makeClient } from './client-certificate.ts';
import { requestHead } from './request-stream.ts';

const [TRUSTED, OTHER] = await Promise.all([makeClient('trusted'), makeClient('other')]);
const BODY = JSON.stringify(experiment());

/** The first line of the answer to one request, else why the connection ended. */
async function ask(server: RunningServer, client: { readonly cert?: string; readonly key?: string }): Promise<string> {
  const socket: TLSSocket = connect({
    port: server.ports.webhook,
    host: '127.0.0.1',
    servername: 'localhost',
    ca: CERTIFICATES.ca,
    ...client,
  });
  socket.on('secureConnect', () => socket.write(`${requestHead(BODY)}\r\n${BODY}`));
  const answer = Promise.race([once(socket, 'data'), once(socket, 'close').then(() => ['closed'])]);
  const [first] = await answer.catch(({ code }: NodeJS.ErrnoException) => [code]);
  socket.destroy();
  return String(first).split('\r\n', 1).join('');
}

const REFUSED = /^(closed|ECONNRESET|ERR_SSL_.*(CERTIFICATE|UNKNOWN_CA).*)$/;

describe('a webhook that asks for client certificates', () => {
  it('answers a client with one of the authority', async () => {
    await using server = await startForTest({ clientCa: TRUSTED.ca });
    expect(await ask(server, TRUSTED.client)).toBe('HTTP/1.1 200 OK');
  });

  it.each([
    ['none', {}],
    ['one of another authority', OTHER.client],
    ['one that is for servers only', { cert: CERTIFICATES.cert, key: CERTIFICATES.key }],
  ])('refuses a client with %s before it reads a request', async (_what, client) => {
    await using server = await startForTest({ clientCa: TRUSTED.ca });
    expect(await ask(server, client)).toMatch(REFUSED);
    expect(server.written.admissions).toEqual([]);
  });

  it('does so after its own certificate was replaced, and while the authority changes', async () => {
    await using server = await startForTest({ clientCa: TRUSTED.ca });
    server.useKeyPair(CERTIFICATES);
    expect([await ask(server, TRUSTED.client), await ask(server, {})]).toEqual([
      'HTTP/1.1 200 OK',
      expect.stringMatching(REFUSED),
    ]);
    server.useClientCa(TRUSTED.ca + OTHER.ca);
    expect([await ask(server, TRUSTED.client), await ask(server, OTHER.client)]).toEqual(
      Array(2).fill('HTTP/1.1 200 OK'),
    );
    server.useClientCa(OTHER.ca);
    expect([await ask(server, TRUSTED.client), await ask(server, OTHER.client)]).toEqual([
      expect.stringMatching(REFUSED),
      'HTTP/1.1 200 OK',
    ]);
  });

  it('requests none on the ports of the probes and the metrics', async () => {
    await using server = await startForTest({ clientCa: TRUSTED.ca });
    const statuses = [`${server.ports.health}/readyz`, `${server.ports.metrics}/metrics`].map((at) =>
      fetch(`http://127.0.0.1:${at}`),
    );
    expect((await Promise.all(statuses)).map(({ status }) => status)).toEqual([200, 200]);
  });
});
