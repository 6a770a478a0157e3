import { generateKeyPair, type KeyObject, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';

/** The file that `gcloud iam service-accounts keys create` writes. */
export interface KeyFile {
  readonly type: 'service_account';
  readonly project_id: string;
  readonly private_key_id: string;
  readonly private_key: string;
  readonly client_email: string;
  readonly client_id: string;
  readonly auth_uri: string;
  readonly token_uri: string;
  readonly auth_provider_x509_cert_url: string;
  readonly client_x509_cert_url: string;
  readonly universe_domain: string;
}

/** What Google keeps of an account: its public key and the buckets that it may use. */
export interface ServiceAccount {
  readonly email: string;
  readonly buckets: ReadonlySet<string>;
  readonly publicKey: KeyObject;
  readonly keyFile: KeyFile;
}

/** Makes an account with a new key. It has 2048 bits like Google's, unless another length is given. */
export async function createServiceAccount(
  email: string,
  buckets: readonly string[],
  keyBits?: number,
): Promise<ServiceAccount> {
  const { publicKey, privateKey } = await newKeyPair(keyBits);
  const keyFile = keyFileFor(email, randomBytes(20).toString('hex'), privateKey);
  return { email, buckets: new Set(buckets), publicKey, keyFile };
}

/** A key file with the same account and key id but another private key. Its signatures are wrong. */
export async function forgeKeyFile({ client_email, private_key_id }: KeyFile): Promise<KeyFile> {
  const { privateKey } = await newKeyPair();
  return keyFileFor(client_email, private_key_id, privateKey);
}

const newKeyPair = (modulusLength = 2048) => promisify(generateKeyPair)('rsa', { modulusLength });

function keyFileFor(email: string, keyId: string, privateKey: KeyObject): KeyFile {
  return {
    type: 'service_account',
    project_id: /@([^.]+)/.exec(email)?.[1] ?? 'project',
    private_key_id: keyId,
    private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    client_email: email,
    client_id: '109876543210987654321',
    auth_uri: 'https://accounts.google.com/o/oauth2/auth',
    token_uri: 'https://oauth2.googleapis.com/token',
    auth_provider_x509_cert_url: 'https://www.googleapis.com/oauth2/v1/certs',
    client_x509_cert_url: `https://www.googleapis.com/robot/v1/metadata/x509/${encodeURIComponent(email)}`,
    universe_domain: 'googleapis.com',
  };
}
