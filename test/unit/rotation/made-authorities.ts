import { certificatesIn } from '../../../src/certificates/certificate.ts';
import { makeAuthority } from '../../../src/certificates/make.ts';
import { validFor } from '../../../src/certificates/validity.ts';
import type { Authority } from '../../../src/rotation/kept.ts';
import { AUTHORITY_LIFE_MS } from '../../../src/rotation/lifetimes.ts';

/** When the tests of this folder begin. */
export const START = new Date('2026-03-01T12:00:00Z');

export const later = (ms: number, from = START): Date => new Date(from.getTime() + ms);

export async function authorityMadeAt(now: Date): Promise<Authority> {
  const { cert, key } = await makeAuthority('test CA', validFor(AUTHORITY_LIFE_MS, now));
  const [certificate] = certificatesIn(cert);
  if (certificate === undefined) throw new Error('unreadable');
  return { certificate, key };
}
