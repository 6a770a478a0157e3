import { Type } from 'typebox';
import { shapeOf } from '../kubernetes/shape.ts';

const some = () => Type.String({ minLength: 1 });

/** One that was cut off, or whose line ends became the two characters `\n`, is none. */
const PEM = '^-----BEGIN (RSA )?PRIVATE KEY-----\\s[A-Za-z0-9+/=\\s]+-----END (RSA )?PRIVATE KEY-----\\s*$';

/**
 * What the clients ask of a key file, all of them together: TensorFlow the private key and all ids (`oauth_client.cc`,
 * GetTokenFromServiceAccountJson), google-auth the type, the e-mail address and `token_uri`.
 */
const keyFile = shapeOf(
  Type.Object({
    type: Type.Literal('service_account'),
    client_email: some(),
    client_id: some(),
    private_key: Type.String({ pattern: PEM }),
    private_key_id: some(),
    token_uri: some(),
  }),
  'the key',
);

/** Tells whether a text is a service-account key file that every client can use. Whether Google takes it, only Google knows. */
export function isServiceAccountKey(text: string): boolean {
  try {
    return keyFile.matches(JSON.parse(text));
  } catch {
    return false;
  }
}
