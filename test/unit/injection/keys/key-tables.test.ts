import { describe, expect, it } from 'vitest';
import type { SecretState } from '../../../../src/gcs/secret-state.ts';
import type { KeyNeed } from '../../../../src/injection/keys/key-need.ts';
import type { EnvVar, Volume } from '../../../../src/kubernetes/pod.ts';
import { aVolume, has, located, NEED, needOf, VITAL } from './located.ts';

const UNKNOWN: SecretState = { kind: 'unknown' };
const MISSING: SecretState = { kind: 'missing' };
const [GUESSED, CONFIGURED] = [NEED, needOf('gc.json')];
const WHOLE = [aVolume('v')];
const WITH_KEY = [aVolume('v', { 'gc.json': 'gc.json' })];
const OTHER_KEY = [aVolume('v', { 'a.json': 'a.json', 'b.json': 'b.json' })];
const OPTIONAL: readonly Volume[] = WITH_KEY.map((volume) => ({
  ...volume,
  secret: { ...volume.secret, optional: true },
}));

const found = (need: KeyNeed, volumes: readonly Volume[], state: SecretState): string => {
  const location = located(need, { volumes: [...volumes], state });
  if (location === undefined) return 'none';
  return `${location.from}${location.isChecked ? '' : ', unchecked'}`;
};

describe('a key that is configured or guessed', () => {
  it.each([
    ['configured', 'the whole Secret', 'unknown', CONFIGURED, WHOLE, UNKNOWN, 'volume of ours'],
    ['configured', 'the whole Secret', 'missing', CONFIGURED, WHOLE, MISSING, 'volume of ours'],
    ['configured', 'the whole Secret', 'with it', CONFIGURED, WHOLE, has('gc.json'), 'volume of the pod'],
    ['configured', 'the whole Secret', 'without it', CONFIGURED, WHOLE, has('a.json', 'b.json'), 'none'],
    ['configured', 'its key', 'unknown', CONFIGURED, WITH_KEY, UNKNOWN, 'volume of the pod'],
    ['configured', 'its key', 'with it', CONFIGURED, WITH_KEY, has('gc.json'), 'volume of the pod'],
    ['configured', 'its key', 'without it', CONFIGURED, WITH_KEY, has('a.json', 'b.json'), 'none'],
    ['configured', 'its key, optional', 'unknown', CONFIGURED, OPTIONAL, UNKNOWN, 'volume of the pod, unchecked'],
    ['configured', 'other keys', 'unknown', CONFIGURED, OTHER_KEY, UNKNOWN, 'volume of ours'],
    ['configured', 'nothing of it', 'unknown', CONFIGURED, [], UNKNOWN, 'volume of ours'],
    ['guessed', 'the whole Secret', 'unknown', GUESSED, WHOLE, UNKNOWN, 'volume of the pod, unchecked'],
    ['guessed', 'the whole Secret', 'missing', GUESSED, WHOLE, MISSING, 'volume of the pod, unchecked'],
    ['guessed', 'the whole Secret', 'with it', GUESSED, WHOLE, has('gc.json'), 'volume of the pod'],
    ['guessed', 'the whole Secret', 'with one other', GUESSED, WHOLE, has('a.json'), 'volume of the pod'],
    ['guessed', 'the whole Secret', 'with several others', GUESSED, WHOLE, has('a.json', 'b.json'), 'none'],
    ['guessed', 'its key', 'unknown', GUESSED, WITH_KEY, UNKNOWN, 'volume of the pod'],
    ['guessed', 'other keys', 'unknown', GUESSED, OTHER_KEY, UNKNOWN, 'volume of ours'],
    ['guessed', 'nothing of it', 'unknown', GUESSED, [], UNKNOWN, 'volume of ours'],
    ['guessed', 'nothing of it', 'with several others', GUESSED, [], has('a.json', 'b.json'), 'none'],
  ])(
    '%s, in a pod whose volume has %s, of a Secret that is %s',
    (_kind, _volume, _state, need, volumes, state, expected) => {
      expect(found(need, volumes, state)).toBe(expected);
    },
  );

  const variable = (ref: object): EnvVar => ({
    name: 'KEY',
    valueFrom: { secretKeyRef: { name: 's', key: 'gc.json', ...ref } },
  });
  it.each<[string, KeyNeed, SecretState, EnvVar, string]>([
    ['is checked by the kubelet', CONFIGURED, UNKNOWN, variable({}), 'volume of the pod'],
    ['may be absent if that is optional', CONFIGURED, UNKNOWN, variable({ optional: true }), 'volume of ours'],
    ['is not checked if it is another key', CONFIGURED, UNKNOWN, variable({ key: 'a.json' }), 'volume of ours'],
    ['is not checked if it is of another Secret', CONFIGURED, UNKNOWN, variable({ name: 'o' }), 'volume of ours'],
    ['says nothing of a guessed key', GUESSED, UNKNOWN, variable({}), 'volume of the pod, unchecked'],
  ])('that a variable of main takes %s', (_what, need, state, env, expected) => {
    const location = located(need, { volumes: WHOLE, state, env: [{ name: 'A', value: '' }, env] });
    expect(`${location?.from}${location?.isChecked ? '' : ', unchecked'}`).toBe(expected);
  });

  it('that a run waits for stays in the volume that names it', () => {
    const volumes = [aVolume('plx-gcs-secret', { 'k.json': 'k.json' })];
    expect(found(VITAL, volumes, has('other.json'))).toBe('volume of the pod');
    expect(found(VITAL, volumes, MISSING)).toBe('volume of the pod');
  });
});
