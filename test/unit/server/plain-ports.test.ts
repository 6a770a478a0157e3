import { describe, expect, it } from 'vitest';
import { startForTest } from '../../support/running-server.ts';
import { connectPlain, heardOn, statusIn } from './plain-connection.ts';
import { statusBody } from './status-bodies.ts';

const PORTS = ['health', 'metrics'] as const;

describe.each(PORTS)('the port of %s', (port) => {
  it.each([
    ['with a length', 'POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 1048576\r\n\r\n'],
    ['in chunks', 'POST /metrics HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n'],
    ['of a GET', 'GET /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n'],
  ])('refuses a body before it is sent, and ends the connection: %s', async (_what, head) => {
    await using server = await startForTest();
    const answer = await heardOn(await connectPlain(server.ports[port], head));
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toMatch(/\r\nconnection: close\r\n/i);
    expect(statusIn(answer)).toEqual(statusBody(413, 'polyaxon-gcs-injector: fault: this path takes no body'));
  });

  it('refuses invalid HTTP, and unknown paths, with a Status', async () => {
    await using server = await startForTest();
    const garbage = await heardOn(await connectPlain(server.ports[port], 'GARBAGE\r\n\r\n'));
    expect(statusIn(garbage)).toEqual(statusBody(400, expect.stringMatching(/^polyaxon-gcs-injector: fault: ./)));
    const elsewhere = await fetch(`http://127.0.0.1:${server.ports[port]}/x`);
    expect(await elsewhere.json()).toEqual(statusBody(404, 'polyaxon-gcs-injector: fault: no such path'));
  });

  it('answers one request at a time on a connection', async () => {
    await using server = await startForTest();
    const path = port === 'health' ? '/healthz' : '/metrics';
    const request = `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`;
    const answers = await heardOn(await connectPlain(server.ports[port], request.repeat(100)));
    expect(answers.split('HTTP/1.1 ').length - 1).toBeLessThanOrEqual(1);
    expect((await fetch(`http://127.0.0.1:${server.ports[port]}${path}`)).status).toBe(200);
  });

  it('answers one request after another on a connection', async () => {
    await using server = await startForTest();
    const path = port === 'health' ? '/healthz' : '/metrics';
    const socket = await connectPlain(server.ports[port]);
    for (let asked = 0; asked < 20; asked += 1) {
      socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`);
      await expect.poll(() => socket.read()?.toString() ?? '').toMatch(/^HTTP\/1\.1 200 /);
    }
    socket.destroy();
  });
});
