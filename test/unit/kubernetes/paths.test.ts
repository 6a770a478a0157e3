import { describe, expect, it } from 'vitest';
import { baseName, isWithin, trimSlashes } from '../../../src/kubernetes/paths.ts';

describe('a path is within a folder', () => {
  it.each([
    ['/outputs', '/outputs', true],
    ['/outputs', '/outputs/a', true],
    ['/outputs/', '/outputs/a', true],
    ['/outputs', '/outputs2', false],
    ['/outputs/a', '/outputs', false],
    ['/', '/outputs', true],
    ['', '/outputs', false],
    ['gs://bucket-b/team', 'gs://bucket-b/team/root', true],
    ['gs://bucket-b/team', 'gs://bucket-b/team-2', false],
  ])('%s, %s: %s', (folder, path, expected) => expect(isWithin(folder, path)).toBe(expected));
});

it.each([
  ['/outputs//', '/outputs'],
  ['/', '/'],
  ['//', '/'],
  ['', ''],
])('%s without its trailing slashes is %s', (path, trimmed) => expect(trimSlashes(path)).toBe(trimmed));

it('the last segment of a path is its name', () => {
  expect([baseName('/a/b.json'), baseName('b.json'), baseName('/a/')]).toEqual(['b.json', 'b.json', '']);
});
