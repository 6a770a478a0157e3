import { describe, expect, it } from 'vitest';
import { BUCKET_URL_OF_GOOGLE, bucketUrl } from '../../../src/gcs/bucket.ts';
import { cpuTimeOf } from '../../support/judging/cpu-time.ts';

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

const refusedOf = (length: number): readonly string[] => [
  `gs://${'a.'.repeat(length / 2)}!`,
  `gs://abc${'/a'.repeat(length / 2)}//b`,
  `gs://abc/${letters(length)} `,
];

it('the cost of a long text grows linearly', () => {
  const ask = (length: number, times: number) => () => {
    const texts = refusedOf(length);
    for (let time = 0; time < times; time += 1) for (const text of texts) expect(bucketUrl(text)).toBeUndefined();
  };
  // A quadratic cost would be 64 times as much.
  expect(cpuTimeOf(ask(1_000_000, 1))).toBeLessThan(8 * cpuTimeOf(ask(1_000_000 / 64, 64)));
});
