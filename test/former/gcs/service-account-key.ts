import { Type } from 'typebox';
import { shapeOf } from '../kubernetes/shape.ts';

const some = () => Type.String({ minLength: 1 });

/**
 * What the clients ask of a key file, all of them together: TensorFlow the private key and all ids (`oauth_client.cc`,
 * GetTokenFromServiceAccountJson), google-auth the type, the e-mail address and `token_uri`.
 */
const keyFile = shapeOf(
  Type.Object({
    type: Type.Literal('service_account'),
    client_email: some(),
    client_id: some(),
    private_key: some(),
    private_key_id: some(),
    token_uri: some(),
  }),
  'the key',
);

/** Tells whether a text is a service-account key file that every client can use. Whether Google takes it, only Google knows. */
export function isServiceAccountKey(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return keyFile.matches(value) && isPrivateKey(value.private_key);
  } catch {
    return false;
  }
}

/**
 * One that was cut off, or whose line ends became the two characters `\n`, is none. Told without a regular expression: the
 * engine keeps the text that the last one matched, and no key may stay in memory.
 */
const isPrivateKey = (pem: string): boolean =>
  ['PRIVATE KEY', 'RSA PRIVATE KEY'].some(
    (label) => pem.startsWith(`-----BEGIN ${label}-----\n`) && pem.trimEnd().endsWith(`\n-----END ${label}-----`),
  );
