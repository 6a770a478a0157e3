import { describe, expect, it } from 'vitest';
import { licencesOf } from '../../../scripts/licences.ts';

const licences = (...files: readonly string[]): string =>
  licencesOf({ inputs: Object.fromEntries(files.map((file) => [file, { bytes: 0, imports: [] }])) });

describe('the licences of a bundle', () => {
  it('are those of the packages that the bundler read, each once', () => {
    const text = licences(
      'src/main.ts',
      'node_modules/fastify/fastify.js',
      'node_modules/fastify/lib/errors.js',
      'node_modules/@peculiar/x509/build/x509.es.js',
    );
    expect(text.match(/^\S+ \d\S+: .*$/gm)).toEqual([
      expect.stringMatching(/^@peculiar\/x509 .*: MIT$/),
      expect.stringMatching(/^fastify .*: MIT$/),
    ]);
    expect(text).toContain('Copyright (c) 2016-present The Fastify');
  });

  it('have a text also of a package that only names its licence', () => {
    const text = licences('node_modules/abstract-logging/index.js');
    expect(text).toMatch(/^abstract-logging .*: MIT\n\nCopyright \(c\) James Sumners/);
    expect(text).toContain('The above copyright notice and this permission notice shall be included');
  });

  it('are none of our own files', () => expect(licences('src/main.ts')).toBe(''));
});
