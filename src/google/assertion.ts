import { createSign } from 'node:crypto';
import { parseObject } from '../json/object.ts';

/** The members of a key file that sign. */
export interface SigningKey {
  readonly client_email: string;
  readonly private_key: string;
  readonly private_key_id: string;
}

/** What a key file has of them. A member that is no text is empty, and Google or the signature refuses it. */
export function signingKeyIn(text: string): SigningKey {
  const file = parseObject(text) ?? {};
  const member = (name: keyof SigningKey): string => (typeof file[name] === 'string' ? file[name] : '');
  return {
    client_email: member('client_email'),
    private_key: member('private_key'),
    private_key_id: member('private_key_id'),
  };
}

/** TensorFlow and Node call this URL, whatever the key's `token_uri` says. */
export const TOKEN_URL = 'https://www.googleapis.com/oauth2/v4/token';

const SCOPE = 'https://www.googleapis.com/auth/cloud-platform';
const LIFE_SECONDS = 3600;

/** The signed text that Google exchanges for a token, with the claims of TensorFlow. Throws if the key cannot sign. */
export function signAssertion({ client_email, private_key, private_key_id }: SigningKey, now: Date): string {
  const iat = Math.floor(now.getTime() / 1000);
  const claims = { iss: client_email, scope: SCOPE, aud: TOKEN_URL, iat, exp: iat + LIFE_SECONDS };
  const text = `${encoded({ alg: 'RS256', typ: 'JWT', kid: private_key_id })}.${encoded(claims)}`;
  return `${text}.${createSign('RSA-SHA256').update(text).sign(private_key, 'base64url')}`;
}

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
