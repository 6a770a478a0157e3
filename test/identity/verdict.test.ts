import { expect, it } from 'vitest';
import type { Right } from './accounts.ts';
import { verdictOn } from './verdict.ts';

const verdict = (before: string, after: string, right?: Right) =>
  verdictOn({ before: new Set(before.split(' ')), after: new Set(after.split(' ')), right, told: undefined });

it.each([
  ['the account stays', 'data', 'data', undefined, 'kept'],
  ['another account is taken', 'data', 'store', undefined, 'changed'],
  ['the account or another is taken', 'data', 'data store', undefined, 'by chance'],
  ['the account is no more', 'data', 'nobody', undefined, 'changed'],
  ['a file is not found', 'data', 'FileNotFoundError', undefined, 'lost'],
  ['the right account is there at last', 'nobody', 'store', 'store', 'gained'],
  ['the right account is not there', 'local', 'local', 'store', 'changed'],
  ['the right account is there in some runs', 'local', 'data store', 'store', 'by chance'],
  ['the row wants another account than before', 'data', 'store', 'store', 'against the law'],
  ['nobody is somebody, and no one minds', 'nobody', 'store', undefined, 'free'],
  ['nobody is somebody or other', 'nobody', 'data store', undefined, 'by chance'],
  ['a fault is new', 'nobody', 'DefaultCredentialsError', undefined, 'lost'],
  ['a fault is old', 'OSError', 'OSError', undefined, 'kept'],
  ['a fault is mended', 'OSError', 'store', 'store', 'gained'],
  ['a chance is left to chance', 'data mine', 'mine', undefined, 'kept'],
  ['the container does not start', 'local', 'not started', undefined, 'lost'],
] as const)('%s', (_, before, after, right, expected) => {
  expect(verdict(before, after, right)).toBe(expected);
});

it.each([
  ['store', 'told'],
  ['mine', 'changed'],
])('forgives only a reported change', (told, expected) => {
  const observed = { before: new Set(['data']), after: new Set(['store']), right: undefined };
  expect(verdictOn({ ...observed, told })).toBe(expected);
});
