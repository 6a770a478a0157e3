import { describe, expect, it } from 'vitest';
import { baseName, cleanPath, folderOf, isWithin, trimSlashes } from '../../../src/kubernetes/paths.ts';

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

it.each([
  ['/plx-context//.gc', '/plx-context/.gc'],
  ['/a/./b/../c/', '/a/c'],
  ['/a/b/../../..', '/'],
  ['/..', '/'],
  ['//', '/'],
  ['a/..', '.'],
  ['', '.'],
  ['../a/../..', '../..'],
  ['/a/...', '/a/...'],
  ['/.gc', '/.gc'],
])('%s is cleaned to %s, as Go has it', (path, cleaned) => expect(cleanPath(path)).toBe(cleaned));

it('the base name of a path is its last segment', () => {
  expect([baseName('/a/b.json'), baseName('b.json'), baseName('/a/')]).toEqual(['b.json', 'b.json', '']);
});

it('the folder of a path is everything before its last segment', () => {
  expect([folderOf('/a/b'), folderOf('/a'), folderOf('/')]).toEqual(['/a', '/', '/']);
});
