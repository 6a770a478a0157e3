import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyFileName } from '../../../src/gcs/key-file.ts';
import {
  isEnvName,
  isMountPath,
  isNamespaceName,
  isSecretKey,
  isSecretName,
  isShellSafe,
  LABEL_VALUE,
} from '../../../src/kubernetes/names.ts';

const a = (length: number): string => 'a'.repeat(length);

const isLabelValue = (value: string): boolean =>
  value.length <= (LABEL_VALUE.maxLength ?? 0) && new RegExp(LABEL_VALUE.pattern).test(value);

// The tables of apimachinery 0.37.2: util/validation/validation_test.go and api/validate/content/dns_test.go.
const LABELS = ['a', 'ab', 'abc', 'a1', 'a-1', 'a--1--2--b', '0', '01', '012', '1a', '1-a', '1--a--b--2', a(63)];
const DOTTED = ['a.a', 'ab.a', 'a--1--2--b.a', 'a.1', '0.a', '0.1', '1-a.1', 'a.b.c.d.e', '11.22.33.44.55', a(253)];
const NEVER = [
  ...['', 'A', 'ABC', 'aBc', 'A1', 'A-1', '1-A', '-', 'a-', '-a', '1-', '-1', '_', 'a_', '_a', 'a_b', '1_', '_1'],
  ...['.', 'a.', '.a', '1.', '.1', ' ', 'a ', ' a', 'a b', '1 2', 'a\n', a(254)],
];
const NO_SUBDOMAIN = ['a..b', '1..2', 'a.-b', 'a-.b', 'A.a', 'ab.A', 'a.B.c.d.e', 'a@b', 'a,b', 'a;b', 'a:b', 'a%b'];
const KEYS = [
  'a',
  'good',
  'good-good',
  'still.good',
  'this.is.also.good',
  '.so.is.this',
  'THIS_IS_GOOD',
  'so_is_this_17',
];
const NO_KEYS = ['', '.', '..', '..bad', '...', 'b*d', 'bad!&bad', 'a/b', '/a', 'a\n', a(254)];
const VALUES = ['simple', 'now-with-dashes', '1-starts-with-num', 'end-with-num-1', '1234', a(63), ''];
const NO_VALUES = [
  ...['nospecialchars%^=@', 'Tama-nui-te-rā.is.Māori.sun', '\\backslashes\\are\\bad', '-starts-with-dash'],
  ...['ends-with-dash-', '.starts.with.dot', 'ends.with.dot.', a(64), 'a\n'],
];
const VARIABLES = ['my.env-name', 'MY_ENV.NAME', 'MyEnvName1', '_', '-', '.a', '.1', 'gcs-key.json', a(500)];
const NO_VARIABLES = ['', '.', '..', '..a', '1KEY', 'KEY 1', 'a/b', 'a=b', 'ä', 'a\n'];
const PATHS = ['/a', '/a/', '/a//b', '//a', '/plx-context/.gc', '/a/..b', '/...', '/a b', '/outputs/foo'];
const NO_PATHS = ['', 'a', 'a/b', '/', '//', '/a:b', ':/a', '/a/b:', '/.', '/..', '/a/.', '/a/../b', '/./a'];

describe('names follow the rules of Kubernetes', () => {
  it.each([
    ['Secret', isSecretName, [...LABELS, ...DOTTED], [...NEVER, ...NO_SUBDOMAIN]],
    ['key of a Secret', isSecretKey, [...KEYS, a(253)], NO_KEYS],
    ['namespace', isNamespaceName, LABELS, [...NEVER, ...NO_SUBDOMAIN, ...DOTTED, a(64)]],
    ['label value', isLabelValue, VALUES, NO_VALUES],
    ['variable', isEnvName, VARIABLES, NO_VARIABLES],
    ['mount path', isMountPath, PATHS, NO_PATHS],
  ])('%s', (_kind, isName, good, bad) => {
    expect(good.filter((name) => !isName(name))).toEqual([]);
    expect(bad.filter(isName)).toEqual([]);
  });

  it('a long text is refused before a pattern reads it', () => {
    expect([isSecretName, isSecretKey, isNamespaceName, isMountPath].map((is) => is(`/${a(1_000_000)}`))).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});

/** ValidateLocalNonReservedPath of Kubernetes 1.37.2 (pkg/apis/core/validation/validation.go). */
const isItemPath = (path: string): boolean =>
  path !== '' && !path.startsWith('/') && !path.split('/').includes('..') && !/^\.\.(?!\/)/.test(path);

it('the file of every accepted key is a path that Kubernetes accepts for an item', () => {
  const text = fc.string({ unit: fc.constantFrom('.', '/', 'a', '-', '_', 'Z', '0', ' ') });
  fc.assert(fc.property(text, (key) => !isSecretKey(key) || isItemPath(keyFileName(key))));
});

it.each([
  ['KEY_1', true],
  ['_key', true],
  ['gcs-key.json', false],
  ['.key', false],
  ['1KEY', false],
  ['', false],
])('a variable called %s reaches a child of a POSIX shell: %s', (name, expected) =>
  expect(isShellSafe(name)).toBe(expected),
);
