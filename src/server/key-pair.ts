import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeyPair } from '../certificates/key-pair.ts';

/** Kubernetes' names for the two parts in a Secret of type `kubernetes.io/tls`. */
export const CERT_FILE = 'tls.crt';
export const KEY_FILE = 'tls.key';

/**
 * Reads the pair from its folder. Throws if a file is missing or the two do not match. A reader sees this while
 * somebody replaces them.
 */
export async function readKeyPair(folder: string): Promise<KeyPair> {
  // One after the other: if both are missing, the message is always the same.
  const cert = await read(join(folder, CERT_FILE));
  const key = await read(join(folder, KEY_FILE));
  if (!new X509Certificate(cert).checkPrivateKey(createPrivateKey(key))) {
    throw new Error(`${join(folder, KEY_FILE)} is not the key of ${join(folder, CERT_FILE)}`);
  }
  return { cert, key };
}

const read = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Error(`${path} cannot be read (${error.code})`);
  });
