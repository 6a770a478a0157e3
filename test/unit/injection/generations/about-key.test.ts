import { expect, it } from 'vitest';
import { aboutKey } from '../../../../src/injection/generations/about-key.ts';
import type { OwnKey } from '../../../../src/injection/keys/own-key.ts';
import { located, NEED } from '../keys/located.ts';

const LOCATION = located(NEED) as NonNullable<OwnKey['location']>;
const unchecked = { ...LOCATION, isChecked: false };

it.each<[string, OwnKey, Parameters<typeof aboutKey>[1], object]>([
  [
    'what is wrong, if that is the reason',
    { reason: 'key_invalid', cause: 'cut off' },
    { reason: 'key_invalid', isGiven: false },
    { cause: 'cut off', isUnchecked: false },
  ],
  [
    'nothing wrong that is not the reason',
    { reason: 'key_invalid', cause: 'cut off' },
    { reason: 'own_credentials', isGiven: false },
    { isUnchecked: false },
  ],
  [
    'nothing, if nothing is known',
    { reason: 'injected' },
    { reason: 'injected', isGiven: true },
    { isUnchecked: false },
  ],
  [
    'the id of a key that is given',
    { reason: 'injected', id: '0a1b', location: LOCATION },
    { reason: 'injected', isGiven: true },
    { keyId: '0a1b', isUnchecked: false },
  ],
  [
    'no id of a key that is not given',
    { reason: 'injected', id: '0a1b', location: unchecked },
    { reason: 'own_credentials', isGiven: false },
    { isUnchecked: false },
  ],
  [
    'that nobody has checked it',
    { reason: 'injected', location: unchecked },
    { reason: 'injected', isGiven: true },
    { isUnchecked: true },
  ],
])('of a key is told %s', (_what, own, outcome, told) => expect(aboutKey(own, outcome)).toStrictEqual(told));
