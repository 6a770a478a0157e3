import { createHash } from 'node:crypto';
import type { Call } from '../http/call.ts';
import { type JsonObject, textIn } from '../http/json-body.ts';
import { type Refusal, refuse } from '../http/refusal.ts';
import { crc32c } from './crc32c.ts';

/** The checksums of a content, in base64. */
export interface Checksums {
  readonly md5: string;
  readonly crc32c: string;
}

/** The checksums that a client declares for a content: any, both or none. */
export interface DeclaredChecksums {
  readonly md5?: string | undefined;
  readonly crc32c?: string | undefined;
}

export function checksumsOf(content: Buffer): Checksums {
  return { md5: createHash('md5').update(content).digest('base64'), crc32c: crc32c(content) };
}

/** The checksums in an upload's metadata: google-cloud-storage and gsutil send `md5Hash` or `crc32c` there. */
export function checksumsInMetadata(metadata: JsonObject): DeclaredChecksums {
  return { md5: textIn(metadata, 'md5Hash'), crc32c: textIn(metadata, 'crc32c') };
}

/** The checksums in an upload's headers: `x-goog-hash: crc32c=…,md5=…` from google-cloud-storage, or `Content-MD5`. */
export function checksumsInHeaders(headers: Call['headers']): DeclaredChecksums {
  const hash = headers['x-goog-hash'] ?? '';
  return {
    md5: /md5=([^,\s]+)/.exec(hash)?.[1] ?? headers['content-md5'],
    crc32c: /crc32c=([^,\s]+)/.exec(hash)?.[1],
  };
}

/** Both declarations in one. If both have the same checksum, the first counts. */
export function mergeDeclared(first: DeclaredChecksums, second: DeclaredChecksums): DeclaredChecksums {
  return { md5: first.md5 ?? second.md5, crc32c: first.crc32c ?? second.crc32c };
}

/** The refusal of a wrong checksum, in Cloud Storage's words. */
export function checksumFault(content: Buffer, declared: DeclaredChecksums): Refusal | undefined {
  const actual = checksumsOf(content);
  return mismatch('MD5 hash', declared.md5, actual.md5) ?? mismatch('CRC32C', declared.crc32c, actual.crc32c);
}

function mismatch(name: string, declared: string | undefined, actual: string): Refusal | undefined {
  if (declared === undefined || declared === actual) return undefined;
  return refuse('bad_digest', `Provided ${name} "${declared}" doesn't match calculated ${name} "${actual}".`);
}
