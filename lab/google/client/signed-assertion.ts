import { createSign } from 'node:crypto';
import type { KeyFile } from '../accounts/service-account.ts';
import type { Google } from '../start-google.ts';
import { jsonIn, type RawResponse, rawCall } from './raw-call.ts';

/** The parts of a valid assertion that a test wants to change. */
export interface Forgery {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly signature?: string;
}

/** An assertion for google-auth's token URL, valid for an hour, with the changes of a test. */
export function signAssertion(keyFile: KeyFile, { claims, header, signature }: Forgery = {}): string {
  const iat = Math.floor(Date.now() / 1000);
  const head = encode({ alg: 'RS256', typ: 'JWT', kid: keyFile.private_key_id, ...header });
  const scope = 'https://www.googleapis.com/auth/devstorage.read_write';
  const body = encode({ iss: keyFile.client_email, aud: keyFile.token_uri, scope, iat, exp: iat + 3600, ...claims });
  const signed = createSign('RSA-SHA256').update(`${head}.${body}`).sign(keyFile.private_key, 'base64url');
  return `${head}.${body}.${signature ?? signed}`;
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

export function askForToken(google: Google, assertion: string): Promise<RawResponse> {
  const grant = { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion };
  const body = new URLSearchParams(grant).toString();
  return rawCall(google, { method: 'POST', host: 'oauth2.googleapis.com', path: '/token', body });
}

/** A valid access token of an account. */
export async function tokenOf(google: Google, account: string): Promise<string> {
  return jsonIn(await askForToken(google, signAssertion(google.keyFile(account)))).access_token;
}
