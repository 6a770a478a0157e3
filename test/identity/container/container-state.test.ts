import type { V1Pod } from '@kubernetes/client-node';
import { expect, it } from 'vitest';
import { at, ofSecret, type Parts, run2x } from '../rows/pods.ts';
import { stateOf } from './container-state.ts';

const SECRETS = { key: { 'a.json': 'A', 'b.json': 'B' }, 'gcs-secret': {} };
const CONFIG_MAPS = { settings: { FROM: 'map', 'not a name': 'x' } };

const inside = (pod: V1Pod) => {
  const [main] = pod.spec?.containers ?? [];
  if (main === undefined) throw new Error('no container');
  return stateOf(pod, main, { secrets: SECRETS, configMaps: CONFIG_MAPS });
};

function started(parts: Parts) {
  const state = inside(run2x(parts));
  if (state.kind !== 'started') throw new Error(state.why);
  return state;
}

const variables = (parts: Parts) => Object.fromEntries(started(parts).environment);
const filesIn = (parts: Parts) => Object.fromEntries(started({ ...parts }).volumes.get('key')?.files ?? []);

it('takes the last of two variables, and env before envFrom', () => {
  const env = [
    { name: 'FROM', value: 'first' },
    { name: 'FROM', value: 'last' },
  ];
  expect(variables({ env, envFrom: [{ configMapRef: { name: 'settings' } }] })).toMatchObject({ FROM: 'last' });
});

it('leaves out ConfigMap keys that are no variable names, and puts the prefix before the others', () => {
  const names = Object.keys(variables({ envFrom: [{ prefix: 'P_', configMapRef: { name: 'settings' } }] }));
  expect(names.filter((name) => !name.startsWith('POLYAXON_'))).toEqual(['P_FROM']);
});

it('expands references to earlier variables, and no others', () => {
  const env = [
    { name: 'EARLY', value: '$(LATE)/$(FROM)/$$(FROM)' },
    { name: 'LATE', value: 'late' },
  ];
  const envFrom = [{ configMapRef: { name: 'settings' } }];
  expect(variables({ env, envFrom })).toMatchObject({ EARLY: '$(LATE)/map/$(FROM)' });
});

it('passes on no variable that dash would drop', () => {
  const env = [{ name: 'gcs-key.json', value: 'x' }];
  expect(variables({ env, command: ['/bin/bash'] })).toHaveProperty(['gcs-key.json']);
  expect(variables({ env, command: ['/bin/sh'] })).not.toHaveProperty(['gcs-key.json']);
});

it('gives the keys of a Secret their paths and modes', () => {
  const items = [{ key: 'a.json', path: 'deep/key.json', mode: 0o400 }];
  expect(filesIn({ volumes: [ofSecret('key', { items })] })).toEqual({ 'deep/key.json': { text: 'A', mode: 0o400 } });
  expect(filesIn({ volumes: [ofSecret('key', { defaultMode: 0o440 })] })).toEqual({
    'a.json': { text: 'A', mode: 0o440 },
    'b.json': { text: 'B', mode: 0o440 },
  });
});

it('makes a folder of a file that another mount needs', () => {
  const volumes = [ofSecret('key')];
  const mounts = [at('/keys', 'key'), at('/keys/a.json', 'key', { subPath: 'a.json' })];
  expect(Object.keys(filesIn({ volumes, mounts }))).toEqual(['b.json']);
});

it('mounts paths with few folders first, at cleaned paths', () => {
  const mounts = [at('/keys//deep/', 'key'), at('/keys', 'gcs-secret')];
  const { mounts: made } = started({ volumes: [ofSecret('key')], mounts });
  expect(made.map(({ target }) => target)).toEqual(['/keys', '/keys/deep']);
});

it.each([
  ['a missing Secret', { volumes: [ofSecret('missing')] }, 'missing not found'],
  ['a missing key', { volumes: [ofSecret('key', { items: [{ key: 'c', path: 'c' }] })] }, 'no key c'],
  ['a variable of a missing key', { env: [fromKey('c')] }, 'no key c'],
])('does not start with %s', (_, parts: Parts, why) => {
  expect(inside(run2x(parts))).toEqual({ kind: 'not_started', why });
});

it('starts without optional objects', () => {
  const volumes = [ofSecret('missing', { optional: true })];
  expect(started({ volumes, env: [fromKey('c', true)] }).environment.has('C')).toBe(false);
});

function fromKey(key: string, optional = false) {
  return { name: 'C', valueFrom: { secretKeyRef: { name: 'key', key, optional } } };
}
