import type { KeyPair } from '../../certificates/key-pair.ts';
import { issueLeaf, makeAuthority } from '../../certificates/make.ts';
import { validFor } from '../../certificates/validity.ts';

export interface DevelopmentCertificates extends KeyPair {
  /** The certificate of the authority that signed the leaf. */
  readonly ca: string;
}

/** A month is enough for development, and too short to depend on. */
const VALID_MS = 30 * 24 * 60 * 60 * 1000;

/** A new authority and a serving certificate for these names and addresses, with new keys. */
export async function makeDevelopmentCertificates(names: readonly string[]): Promise<DevelopmentCertificates> {
  const validity = validFor(VALID_MS, new Date());
  const authority = await makeAuthority('polyaxon-gcs-injector development CA', validity);
  const leaf = await issueLeaf(authority, { names, ...validity });
  return { ca: authority.cert, ...leaf };
}
