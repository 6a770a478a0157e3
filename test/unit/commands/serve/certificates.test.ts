import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { KeyPair } from '../../../../src/certificates/key-pair.ts';
import { makeDevelopmentCertificates } from '../../../../src/commands/certs/development-certificates.ts';
import { followKeyPair } from '../../../../src/commands/serve/certificates.ts';
import { CERT_FILE, KEY_FILE, readKeyPair } from '../../../../src/server/key-pair.ts';
import { CERTIFICATES } from '../../../support/running-server.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const NEXT = await makeDevelopmentCertificates(['localhost']);
const pairOf = ({ cert, key }: KeyPair): KeyPair => ({ cert, key });

/** A folder with a pair that is followed, and everything logged about it. */
async function followed() {
  const folder = await temporaryFolder();
  // Atomic, as with the kubelet. A half-written file would be refused for another reason.
  const write = async (file: string, text: string): Promise<void> => {
    await writeFile(join(folder.path, 'new'), text);
    await rename(join(folder.path, 'new'), join(folder.path, file));
  };
  await write(CERT_FILE, CERTIFICATES.cert);
  await write(KEY_FILE, CERTIFICATES.key);
  const applied: KeyPair[] = [];
  const refused: unknown[] = [];
  const report = {
    applied: (keyPair: KeyPair) => void applied.push(keyPair),
    refused: (error: unknown) => void refused.push(error),
  };
  const { current, stop } = await followKeyPair(folder.path, report, 5);
  const dispose = async (): Promise<void> => {
    await stop();
    await folder[Symbol.asyncDispose]();
  };
  return { write, current, applied, refused, [Symbol.asyncDispose]: dispose };
}

describe('the files of a serving certificate', () => {
  it.each([
    ['certificate first', [CERT_FILE, NEXT.cert], [KEY_FILE, NEXT.key]],
    ['key first', [KEY_FILE, NEXT.key], [CERT_FILE, NEXT.cert]],
  ] as const)(
    'apply once when both are new, with the %s replaced first',
    async (_order, [first, firstText], [second, secondText]) => {
      await using files = await followed();
      await files.write(first, firstText);
      await expect.poll(() => files.refused).not.toHaveLength(0);
      expect(String(files.refused[0])).toMatch(/tls\.key is not the key of .*tls\.crt$/);
      expect(files.applied).toEqual([]);
      await files.write(second, secondText);
      await expect.poll(() => files.applied).toEqual([pairOf(NEXT)]);
      expect(files.current()).toEqual(pairOf(NEXT));
    },
  );

  it.each([
    ['is broken', CERT_FILE, 'no certificate'],
    ['is empty', KEY_FILE, ''],
    ['is cut off', CERT_FILE, NEXT.cert.slice(0, 200)],
  ])('keep the old pair if one %s, until it is repaired', async (_what, file, text) => {
    await using files = await followed();
    await files.write(file, text);
    await expect.poll(() => files.refused.length).toBeGreaterThan(0);
    expect(files.applied).toEqual([]);
    await files.write(CERT_FILE, NEXT.cert);
    await files.write(KEY_FILE, NEXT.key);
    await expect.poll(() => files.applied).toEqual([pairOf(NEXT)]);
  });

  it('apply nothing if they are written again without a change', async () => {
    await using files = await followed();
    await files.write(CERT_FILE, CERTIFICATES.cert);
    await files.write(CERT_FILE, 'broken');
    await expect.poll(() => files.refused.length).toBeGreaterThan(0);
    await files.write(CERT_FILE, CERTIFICATES.cert);
    await files.write(CERT_FILE, NEXT.cert);
    await files.write(KEY_FILE, NEXT.key);
    await expect.poll(() => files.applied).toEqual([pairOf(NEXT)]);
  });
});

describe('the first serving certificate', () => {
  it('must exist', async () => {
    await using folder = await temporaryFolder();
    await expect(readKeyPair(folder.path)).rejects.toThrow(/tls\.(crt|key) cannot be read \(ENOENT\)$/);
  });
});
