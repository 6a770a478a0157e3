import { type Certificate, certificatesIn } from '../../certificates/certificate.ts';
import { issueLeaf, makeAuthority } from '../../certificates/make.ts';
import { type Validity, validFor } from '../../certificates/validity.ts';
import type { Authority } from '../../rotation/kept.ts';
import { AUTHORITY_LIFE_MS } from '../../rotation/lifetimes.ts';
import type { Leaf } from '../../rotation/observation.ts';
import type { AuthorityNames } from './names.ts';

export async function newAuthority(now: Date): Promise<Authority> {
  const { cert, key } = await makeAuthority('polyaxon-gcs-injector CA', validFor(AUTHORITY_LIFE_MS, now));
  return { certificate: readable(cert), key };
}

/** A leaf for the name that the API servers call. */
export async function newLeaf(
  { certificate, key }: Authority,
  validity: Validity,
  { service, namespace }: AuthorityNames,
): Promise<Leaf> {
  const names = [`${service}.${namespace}.svc`];
  const keyPair = await issueLeaf({ cert: certificate.pem, key }, { names, ...validity });
  return { keyPair, issuer: certificate.fingerprint, ...validity };
}

function readable(pem: string): Certificate {
  const [certificate] = certificatesIn(pem);
  if (certificate === undefined) throw new Error('a certificate just made cannot be read');
  return certificate;
}
