import { expect, it } from 'vitest';
import { foldersOf } from '../../../../../src/injection/generations/0x/folders.ts';

const holding = (folders: readonly string[], path: string): readonly string[] =>
  foldersOf(folders)
    .endsIn(path)
    .map((end) => path.slice(0, end));

it.each([
  [['/a', '/a/b', '/a/b/c', '/b'], '/a/b/x', ['/a', '/a/b']],
  [['/a/b'], '/a/b', ['/a/b']],
  [['/a/'], '/a/x', ['/a']],
  [['/a/b'], '/a//b/x', ['/a//b']],
  [['/a'], '/ab', []],
  [['/'], '/a', []],
  [[], '/a', []],
  [['/a/b'], '/a', []],
])('of %j, %s lies in %j', (folders, path, expected) => expect(holding(folders, path)).toEqual(expected));
