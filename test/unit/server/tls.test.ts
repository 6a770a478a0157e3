import { describe, expect, it } from 'vitest';
import { makeDevelopmentCertificates } from '../../../src/commands/certs/development-certificates.ts';
import { type RunningServer, startForTest } from '../../support/running-server.ts';
import { connectRaw } from './raw-connection.ts';

const TLS_1_1 = { minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;

const withFirstCertificate = async (_server: RunningServer): Promise<{ readonly ca?: string }> => ({});
const withNextCertificate = async (server: RunningServer): Promise<{ readonly ca?: string }> => {
  const next = await makeDevelopmentCertificates(['localhost']);
  server.useKeyPair(next);
  return { ca: next.ca };
};

describe.each([
  ['at its start', withFirstCertificate],
  ['after its certificate was replaced', withNextCertificate],
])('TLS of the webhook, %s', (_when, prepare) => {
  it.each(['TLSv1.2', 'TLSv1.3'] as const)('speaks %s', async (version) => {
    await using server = await startForTest();
    const socket = await connectRaw(server.ports.webhook, {
      ...(await prepare(server)),
      minVersion: version,
      maxVersion: version,
    });
    expect(socket.getProtocol()).toBe(version);
    socket.destroy();
  });

  it('refuses TLS 1.1', async () => {
    await using server = await startForTest();
    const options = { ...(await prepare(server)), ...TLS_1_1 };
    await expect(connectRaw(server.ports.webhook, options)).rejects.toMatchObject({
      code: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
    });
  });

  it.each([
    'ECDHE-ECDSA-AES128-SHA',
    'ECDHE-ECDSA-AES256-SHA',
    'ECDHE-ECDSA-AES128-SHA256',
    'ECDHE-ECDSA-AES256-SHA384',
  ])('refuses %s, which authenticates before it decrypts', async (cipher) => {
    await using server = await startForTest();
    const options = { ...(await prepare(server)), maxVersion: 'TLSv1.2', ciphers: `${cipher}:@SECLEVEL=0` } as const;
    await expect(connectRaw(server.ports.webhook, options)).rejects.toMatchObject({
      code: 'ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE',
    });
  });

  it.each(['ECDHE-ECDSA-AES128-GCM-SHA256', 'ECDHE-ECDSA-AES256-GCM-SHA384', 'ECDHE-ECDSA-CHACHA20-POLY1305'])(
    'takes %s',
    async (cipher) => {
      await using server = await startForTest();
      const options = { ...(await prepare(server)), maxVersion: 'TLSv1.2', ciphers: cipher } as const;
      const socket = await connectRaw(server.ports.webhook, options);
      expect(socket.getCipher().name).toBe(cipher);
      socket.destroy();
    },
  );

  it("chooses HTTP/1.1 among a client's protocols", async () => {
    await using server = await startForTest();
    const options = { ...(await prepare(server)), ALPNProtocols: ['h2', 'http/1.1'] };
    const socket = await connectRaw(server.ports.webhook, options);
    expect(socket.alpnProtocol).toBe('http/1.1');
    socket.destroy();
  });

  it('refuses a client that speaks only HTTP/2', async () => {
    await using server = await startForTest();
    const options = { ...(await prepare(server)), ALPNProtocols: ['h2'] };
    await expect(connectRaw(server.ports.webhook, options)).rejects.toMatchObject({
      code: 'ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL',
    });
  });

  it('shows an elliptic-curve certificate, whose signatures are cheap', async () => {
    await using server = await startForTest();
    const socket = await connectRaw(server.ports.webhook, await prepare(server));
    expect(socket.getPeerCertificate()).toMatchObject({ asn1Curve: 'prime256v1' });
    socket.destroy();
  });
});
