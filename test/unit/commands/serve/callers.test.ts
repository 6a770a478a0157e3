import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeDevelopmentCertificates } from '../../../../src/commands/certs/development-certificates.ts';
import { followClientCa, pathSecrets } from '../../../../src/commands/serve/callers.ts';
import { CERTIFICATES } from '../../../support/running-server.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const { ca: NEXT } = await makeDevelopmentCertificates(['localhost']);
const [LONG, OTHER] = ['Zm9vYmFyYmF6cXV4cXV1eA', 'b2xkLXNlY3JldF9vbGRzZWNyZXQ'];

describe('the authorities of callers', () => {
  it('are followed; a file without a certificate is refused and the old ones stay', async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'ca.crt');
    await writeFile(file, CERTIFICATES.ca);
    const refused: unknown[] = [];
    const report = { applied: () => {}, refused: (error: unknown) => void refused.push(error) };
    const { current, stop } = await followClientCa(file, report, 5);
    expect(current().trim()).toBe(CERTIFICATES.ca.trim());
    await writeFile(file, 'nothing');
    // A rewritten file is empty for a moment, and that is refused as well.
    await expect.poll(() => refused.length).toBeGreaterThan(0);
    expect(current().trim()).toBe(CERTIFICATES.ca.trim());
    await writeFile(file, `text around\n${CERTIFICATES.ca}${NEXT}`);
    await expect.poll(() => current().match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
    await stop();
  });
});

describe('the secrets of a path', () => {
  const read = async (text: string) => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'secret');
    await writeFile(file, text);
    return await pathSecrets(file);
  };

  it('are none without a file, else one a line', async () => {
    expect(await pathSecrets(undefined)).toEqual([]);
    expect(await read(LONG)).toEqual([LONG]);
    expect(await read(`${LONG}\n\n${OTHER} \n`)).toEqual([LONG, OTHER]);
  });

  it.each([
    ['empty', '\n', 'is empty'],
    ['too short', 'a'.repeat(15), 'each line must be 16 to 64'],
    ['too long', 'a'.repeat(65), 'each line must be 16 to 64'],
    ['no part of a path', `${LONG}\n../../${OTHER}`, 'each line must be 16 to 64'],
  ])('are refused if one is %s, and no message quotes it', async (_what, text, message) => {
    const error: Error = await read(text).then(
      () => new Error('not refused'),
      (reason: Error) => reason,
    );
    expect(error.message).toContain('--path-secret-file: ');
    expect(error.message).toContain(message);
    expect(error.message).not.toContain(LONG);
  });

  it('are refused if the file does not exist', async () => {
    await expect(pathSecrets('/no/such/file')).rejects.toThrow(
      '--path-secret-file: /no/such/file cannot be read (ENOENT)',
    );
  });
});
