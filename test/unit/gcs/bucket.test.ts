import { describe, expect, it } from 'vitest';
import { BUCKET_URL_OF_GOOGLE, bucketUrl } from '../../../src/gcs/bucket.ts';
import { exponentOf, LIMIT } from '../../support/judging/growth.ts';

const letters = (length: number): string => 'a'.repeat(length);

// cloud.google.com/storage/docs/buckets#naming
describe('a bucket has a name that Google accepts', () => {
  it.each([
    ...['abc', '3d-images', 'my_bucket-1', letters(63), 'a--b', 'acme.example.com', 'us.artifacts.acme.appspot.com'],
    ...[`${letters(63)}.${letters(63)}.${letters(63)}.com`, '1.2.3', '1.2.3.4.5', '1.2.3.4x'],
  ])('%s', (name) => expect(bucketUrl(`gs://${name}/team/`)).toBe(`gs://${name}/team`));

  it.each([
    ...['', 'a', 'ab', 'Outputs', 'my bucket', '-abc', 'abc-', '_abc', 'abc_', '.abc', 'abc.', 'a..b', 'a.-b', 'a-.b'],
    ...[letters(64), `${letters(64)}.com`, '192.168.5.4', 'bücket', 'a/b@c'],
    ...[`${letters(63)}.${letters(63)}.${letters(63)}.${letters(31)}`, 'a:b', 'my*bucket'],
  ])('never %s', (name) => {
    expect(bucketUrl(`gs://${name}`)).toBeUndefined();
    expect(bucketUrl(`gs://${name}/team`)).toBeUndefined();
  });
});

it.each(['gs://abc/.', 'gs://abc/..', 'gs://abc/a/../b', 'gs://abc/./a', 'gs://abc/a\n', 'gs://abc\n'])(
  'a prefix does not climb, nor end a line: %j',
  (url) => expect(bucketUrl(url)).toBeUndefined(),
);

it.each([
  ['goog-data', true],
  ['google', true],
  ['my-google-data', true],
  ['g00gle-data', true],
  ['my-goog', false],
  ['ooggle', false],
  ['team/google', false],
])('Google reserves the name gs://%s: %s', (name, expected) =>
  expect(new RegExp(BUCKET_URL_OF_GOOGLE).test(`gs://${name}`)).toBe(expected),
);

describe('the cost of a long text grows linearly', () => {
  it.each([
    ['a host of many labels', (length: number) => `gs://${'a.'.repeat(length / 2)}!`],
    ['a path of many folders', (length: number) => `gs://abc${'/a'.repeat(length / 2)}//b`],
    ['a path of one long name', (length: number) => `gs://abc/${letters(length)} `],
  ])('%s', (_what, make) => {
    expect(bucketUrl(make(1_000_000))).toBeUndefined();
    expect(exponentOf(make, bucketUrl, 250_000)).toBeLessThanOrEqual(LIMIT);
  });
});
