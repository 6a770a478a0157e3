import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, createServer, type TLSSocket } from 'node:tls';
import { describe, expect, it } from 'vitest';
import type { KeyPair } from '../../../src/certificates/key-pair.ts';
import { issueLeaf, makeAuthority } from '../../../src/certificates/make.ts';
import { validFor } from '../../../src/certificates/validity.ts';

const HOUR_MS = 60 * 60 * 1000;
const NAME = 'injector.polyaxon.svc';
const NOW = new Date();

const [authority, other] = await Promise.all([1, 2].map(() => makeAuthority('test CA', validFor(HOUR_MS, NOW))));
if (!authority || !other) throw new Error('not made');
const leaf = await issueLeaf(authority, { names: [NAME, '127.0.0.1'], ...validFor(HOUR_MS, NOW) });

/** Why a client that trusts only `ca` and expects `servername` does not talk to the server; empty if it does. */
async function refusal(keyPair: KeyPair, ca: string, servername: string): Promise<string> {
  const server = createServer({ ...keyPair, minVersion: 'TLSv1.2' }, (socket) => socket.end()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const socket: TLSSocket = connect({ port, host: '127.0.0.1', ca, servername });
  try {
    await once(socket, 'secureConnect');
    return '';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error);
  } finally {
    socket.destroy();
    server.close();
  }
}

describe('a leaf', () => {
  const certificate = new X509Certificate(leaf.cert);

  it('names only the Service, on a P-256 key, for servers only', () => {
    expect(certificate.subjectAltName).toBe(`DNS:${NAME}, IP Address:127.0.0.1`);
    expect(certificate.publicKey.asymmetricKeyDetails).toEqual({ namedCurve: 'prime256v1' });
    expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
    expect(certificate.ca).toBe(false);
  });

  it('is signed by the authority, which ends its chain', () => {
    const [, signer = ''] = leaf.cert.split(/(?<=-----END CERTIFICATE-----\n)/);
    expect(signer).toBe(authority.cert);
    expect(certificate.verify(new X509Certificate(signer).publicKey)).toBe(true);
    expect(certificate.checkIssued(new X509Certificate(signer))).toBe(true);
  });

  it('begins in the past, for clocks that are behind', () => {
    expect(certificate.validFromDate.getTime()).toBeLessThan(NOW.getTime() - HOUR_MS / 2);
  });

  it.each([
    { trusted: 'its authority', ca: authority.cert, code: '' },
    { trusted: 'its authority beside another', ca: other.cert + authority.cert, code: '' },
    { trusted: 'another authority', ca: other.cert, code: 'SELF_SIGNED_CERT_IN_CHAIN' },
  ])('shakes hands with a client that trusts $trusted: "$code"', async ({ ca, code }) => {
    expect(await refusal(leaf, ca, NAME)).toBe(code);
  });

  it('is refused under another name, and when it has expired', async () => {
    expect(await refusal(leaf, authority.cert, 'other.polyaxon.svc')).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
    const expired = await issueLeaf(authority, { names: [NAME], ...validFor(-1000, NOW) });
    expect(await refusal(expired, authority.cert, NAME)).toBe('CERT_HAS_EXPIRED');
  });
});

describe('an authority', () => {
  it('signs certificates and has a name of its own', () => {
    const [one, two] = [authority, other].map(({ cert }) => new X509Certificate(cert));
    expect(one?.ca).toBe(true);
    expect(one?.checkIssued(one)).toBe(true);
    expect(one?.subject).toMatch(/^CN=test CA [0-9a-f]{8}$/);
    expect(one?.subject).not.toBe(two?.subject);
  });
});
