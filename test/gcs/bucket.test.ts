import { describe, expect, it } from 'vitest';
import { bucketUrl, isForeignPath, isGcsPath } from '../../src/gcs/bucket.ts';

describe('a bucket URL', () => {
  it.each([
    ['gs://outputs-bucket', 'gs://outputs-bucket'],
    ['gs://outputs-bucket/', 'gs://outputs-bucket'],
    ['gs://outputs-bucket/team//', 'gs://outputs-bucket/team'],
    ['gs://outputs-bucket/Team/a_b', 'gs://outputs-bucket/Team/a_b'],
    ['gs://acme.example.com', 'gs://acme.example.com'],
    ['gs://outputs/b//c', undefined],
    ['gs://Outputs', undefined],
    ['gs://-outputs', undefined],
    ['gs://outputs-', undefined],
    ['gs://outputs/a b', undefined],
    ['gs://', undefined],
    ['gs:///outputs', undefined],
    ['s3://outputs', undefined],
    ['xgs://outputs', undefined],
    ['', undefined],
  ])('%s becomes %s', (text, url) => expect(bucketUrl(text)).toBe(url));
});

describe('a path', () => {
  it.each([
    ['gs://outputs/a', true, false],
    ['s3://outputs/a', false, true],
    ['wasbs://c@acme.blob.core.windows.net/a', false, true],
    ['/outputs/a', false, false],
    ['outputs://', false, true],
    ['/a/s3://b', false, false],
    ['', false, false],
  ])('%s is on GCS: %s, on another store: %s', (path, onGcs, elsewhere) => {
    expect([isGcsPath(path), isForeignPath(path)]).toEqual([onGcs, elsewhere]);
  });
});
