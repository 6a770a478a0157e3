import { once } from 'node:events';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { signAssertion, tokenOf } from './client/signed-assertion.ts';
import { RUNNER, startForTest } from './client/start-for-test.ts';
import { askForTunnel, openTls } from './client/tunnel.ts';
import type { Google } from './start-google.ts';

/** Sends bytes as they are and reads until the other side closes. */
async function exchange(google: Google, lines: readonly string[], host = 'storage.googleapis.com'): Promise<string> {
  const socket = await openTls(google, host);
  socket.write(lines.join('\r\n'));
  return text(socket);
}

describe('the proxy', () => {
  it.each(['example.com:443', 'storage.googleapis.com:80', 'storage.googleapis.com.evil.test:443', '127.0.0.1:443'])(
    'opens no tunnel to %s',
    async (target) => {
      await using google = await startForTest();
      const tunnel = await askForTunnel(google, target);
      tunnel.socket.destroy();
      expect(tunnel.status).toBe(403);
      expect(google.report().refusedConnects).toEqual([target]);
    },
  );

  it.each([
    ['404 to a look for the metadata server', 'http://metadata.google.internal/computeMetadata/v1/', 404],
    ['502 to any other request without tunnel', 'http://storage.googleapis.com/storage/v1/b/plx-outputs', 502],
  ])('says %s', async (_, path, status) => {
    await using google = await startForTest();
    const [response] = await once(request(google.proxyUrl, { path }).end(), 'response');
    expect(response.statusCode).toBe(status);
    expect(google.report().plainRequests).toEqual([`GET ${path}`]);
  });

  it('shows no certificate that the authority of another instance signed', async () => {
    await using google = await startForTest();
    await using other = await startForTest();
    await expect(openTls({ ...google, caPem: other.caPem }, 'storage.googleapis.com')).rejects.toThrow(
      /certificate|verify/,
    );
  });

  it('prefers HTTP/1.1 if a client offers both, and speaks HTTP/2 if it is the only offer', async () => {
    await using google = await startForTest();
    const both = await openTls(google, 'storage.googleapis.com', ['h2', 'http/1.1']);
    const alone = await openTls(google, 'storage.googleapis.com', ['grpc-exp', 'h2']);
    expect([both.alpnProtocol, alone.alpnProtocol]).toEqual(['http/1.1', 'h2']);
  });
});

describe("a request in TensorFlow's form", () => {
  it('may have a body in chunks and a length', async () => {
    await using google = await startForTest();
    const audience = 'https://www.googleapis.com/oauth2/v4/token';
    const assertion = signAssertion(google.keyFile(RUNNER), { claims: { aud: audience } });
    const form = `grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=${assertion}`;
    const response = await exchange(
      google,
      [
        'POST /oauth2/v4/token HTTP/1.1',
        'Host: www.googleapis.com',
        'Transfer-Encoding: chunked',
        `Content-Length: ${form.length}`,
        'Expect: 100-continue',
        'Connection: close',
        '',
        form.length.toString(16),
        form,
        '0',
        '',
        '',
      ],
      'www.googleapis.com',
    );
    expect(response).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK/);
    expect(google.report().tokensMinted).toMatchObject([{ account: RUNNER, audience }]);
  });

  it('may have no body under the transfer encoding "identity"', async () => {
    await using google = await startForTest();
    const response = await exchange(google, [
      'POST /upload/storage/v1/b/plx-outputs/o?uploadType=media&name=dir%2F&ifGenerationMatch=0 HTTP/1.1',
      'Host: storage.googleapis.com',
      `Authorization: Bearer ${await tokenOf(google, RUNNER)}`,
      'Content-Length: 0',
      'Transfer-Encoding: identity',
      '',
      '',
    ]);
    expect(response).toMatch(/^HTTP\/1\.1 200 OK/);
    expect(google.objects('plx-outputs')).toMatchObject([{ name: 'dir/', content: Buffer.alloc(0) }]);
  });
});

it('reports no malformed request for a client that leaves before it is connected', async () => {
  await using google = await startForTest();
  const { socket } = await askForTunnel(google, 'storage.googleapis.com:443');
  socket.write('\x16\x03\x01');
  socket.resetAndDestroy();
  await openTls(google, 'storage.googleapis.com').then((later) => later.destroy());
  expect(google.report().malformed).toEqual([]);
});

describe('a hostile request', () => {
  it('with headers that are too large gets 431', async () => {
    await using google = await startForTest();
    const huge = `X-Huge: ${'x'.repeat(70_000)}`;
    const response = await exchange(google, ['GET / HTTP/1.1', 'Host: storage.googleapis.com', huge, '', '']);
    expect(response).toMatch(/^HTTP\/1\.1 431 /);
    expect(google.report().malformed).toEqual(['http: HPE_HEADER_OVERFLOW']);
  });

  it('that is not HTTP gets 400', async () => {
    await using google = await startForTest();
    expect(await exchange(google, ['\0\0\0', '', ''])).toMatch(/^HTTP\/1\.1 400 /);
    expect(google.report().malformed).toHaveLength(1);
  });

  it('whose body ends too early stores nothing', async () => {
    await using google = await startForTest();
    const socket = await openTls(google, 'storage.googleapis.com');
    const head = [
      'POST /upload/storage/v1/b/plx-outputs/o?uploadType=media&name=a HTTP/1.1',
      'Host: storage.googleapis.com',
      `Authorization: Bearer ${await tokenOf(google, RUNNER)}`,
      'Content-Length: 1000',
      '',
      'only a part',
    ];
    socket.end(head.join('\r\n'));
    await text(socket);
    await expect.poll(() => google.report().calls.at(-1)?.status).toBe('aborted');
    expect(google.objects('plx-outputs')).toEqual([]);
  });
});
