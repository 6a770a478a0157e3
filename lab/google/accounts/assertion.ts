import { verify } from 'node:crypto';
import { type Jwt, parseJwt } from './jwt.ts';
import type { ServiceAccount } from './service-account.ts';
import type { RejectionReason } from './token-rejection.ts';

/** What the endpoint knows when an assertion arrives. */
export interface Expectation {
  readonly accounts: ReadonlyMap<string, ServiceAccount>;
  /**
   * The called URL: TensorFlow and Node call `/oauth2/v4/token`, google-auth and gsutil call `/token`. Undefined if the
   * assertion itself serves as a token: then it has a scope in place of an audience.
   */
  readonly audience: string | undefined;
  readonly nowSeconds: number;
}

export type Assertion =
  | { readonly accepted: true; readonly account: ServiceAccount; readonly scope: string }
  | { readonly accepted: false; readonly reason: RejectionReason; readonly issuer: string };

const LIFETIME_SECONDS = 3600;
const CLOCK_SKEW_SECONDS = 300;

/** Scopes that allow reading and writing objects. Every client under test asks for at least one of them. */
const STORAGE_SCOPES = new Set(
  ['cloud-platform', 'devstorage.full_control', 'devstorage.read_write'].map(
    (scope) => `https://www.googleapis.com/auth/${scope}`,
  ),
);

/**
 * Accepts an assertion only if the issuer's own key signed it, for this URL, for this moment, and for Cloud Storage.
 */
export function verifyAssertion(compact: string, expected: Expectation): Assertion {
  const jwt = parseJwt(compact);
  if (!jwt) return { accepted: false, reason: 'not_a_jwt', issuer: '' };

  const issuer = String(jwt.claims['iss'] ?? '');
  const account = expected.accounts.get(issuer);
  if (!account) return { accepted: false, reason: 'unknown_account', issuer };

  const reason = signatureFault(jwt, account) ?? claimFault(jwt, expected);
  if (reason) return { accepted: false, reason, issuer };
  return { accepted: true, account, scope: String(jwt.claims['scope']) };
}

function signatureFault({ header, signed, signature }: Jwt, account: ServiceAccount): RejectionReason | undefined {
  if (header['alg'] !== 'RS256') return 'wrong_algorithm';
  const keyId = account.keyFile.private_key_id;
  if ((header['kid'] ?? keyId) !== keyId) return 'bad_signature';
  return verify('RSA-SHA256', signed, account.publicKey, signature) ? undefined : 'bad_signature';
}

function claimFault({ claims }: Jwt, { audience, nowSeconds }: Expectation): RejectionReason | undefined {
  if (claims['aud'] !== audience) return 'wrong_audience';
  if (!isInTime(claims, nowSeconds)) return 'not_in_time';
  const scopes = String(claims['scope'] ?? '').split(' ');
  return scopes.some((scope) => STORAGE_SCOPES.has(scope)) ? undefined : 'no_storage_scope';
}

function isInTime({ iat, exp }: Jwt['claims'], nowSeconds: number): boolean {
  if (typeof iat !== 'number' || typeof exp !== 'number') return false;
  return exp > nowSeconds && iat <= nowSeconds + CLOCK_SKEW_SECONDS && exp - iat <= LIFETIME_SECONDS;
}
