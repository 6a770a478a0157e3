import { expect, it } from 'vitest';
import type { SecretState } from '../../../../../src/gcs/secret-state.ts';
import { keyIn } from '../../../../../src/injection/generations/2x/key-in-volume.ts';
import { has } from '../../keys/located.ts';
import { aroundIn, ofSecret } from './seen.ts';

const items = (...pairs: readonly [string, string][]) => ({ items: pairs.map(([key, path]) => ({ key, path })) });
const TWO = items(['gone', 'a.json'], ['k', 'k.json']);
const MISSING: SecretState = { kind: 'missing' };

it.each<[string, object, SecretState | undefined, object | undefined]>([
  ['of an unseen Secret, the usual name as a guess', {}, undefined, { file: 'gc-secret.json', isGuess: true }],
  ['of an unseen Secret, what its items name', items(['k', 'k.json']), undefined, { file: 'k.json', isGuess: false }],
  ['of the items those that the Secret has', TWO, has('k'), { file: 'k.json', isGuess: false }],
  ['nothing if the Secret has none of the items', TWO, has('other'), undefined],
  ['nothing of a missing Secret', {}, MISSING, undefined],
  ['nothing of a missing Secret, whatever the items name', TWO, MISSING, undefined],
  ['the usual name of several', {}, has('a.json', 'gc-secret.json'), { file: 'gc-secret.json', isGuess: false }],
  ['nothing of several others', {}, has('a.json', 'b.json'), undefined],
  ['nothing that has no name of a key file', {}, has('key'), undefined],
])('clients would take %s', (_what, volume, state, key) => {
  const secrets: Record<string, SecretState> = state === undefined ? {} : { data: state };
  const seen = keyIn(aroundIn({ volumes: [ofSecret('data', volume)], secrets }))('data');
  expect(seen).toEqual(key && { secret: 'data', ...key });
});
