import { describe, expect, it } from 'vitest';
import { createServiceAccount } from '../../../lab/google/accounts/service-account.ts';
import { readSecret } from '../../../src/gcs/secret-state.ts';
import { cpuTimeOf } from '../../support/judging/cpu-time.ts';

const { keyFile } = await createServiceAccount('runs@acme.iam.gserviceaccount.com', []);
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const keys = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`key-${index}`, '']));

describe('a Secret that is as large as the API server allows', () => {
  it('is unknown if it has more than a hundred keys, so that their names cost no memory', () => {
    expect(readSecret(keys(100))).toMatchObject({ kind: 'present' });
    expect(readSecret(keys(101))).toEqual({ kind: 'unknown' });
  });

  it.each([
    [
      'a key file with a private key of a megabyte',
      JSON.stringify({
        ...keyFile,
        private_key: `-----BEGIN PRIVATE KEY-----\n${'x'.repeat(2 ** 20)}\n-----END PRIVATE KEY-----\n`,
      }),
    ],
    ['brackets of a megabyte', '['.repeat(2 ** 20)],
    ['a key file behind spaces of a megabyte', `${' '.repeat(2 ** 20)}${JSON.stringify(keyFile)}`],
  ])('holds no key file in %s, and nothing is parsed', (_what, text) => {
    const secret = { 'key.json': base64(text) };
    expect(readSecret(secret)).toMatchObject({ keys: new Map([['key.json', 'too_large']]) });
    const decode = () => Buffer.from(secret['key.json'], 'base64').toString();
    expect(cpuTimeOf(() => readSecret(secret), 50)).toBeLessThan(cpuTimeOf(decode, 50));
  });

  it('is read if its key file has an ordinary size', () => {
    const state = readSecret({ 'key.json': base64(JSON.stringify(keyFile)) });
    expect(state).toMatchObject({ keys: new Map([['key.json', 'usable']]) });
  });
});
