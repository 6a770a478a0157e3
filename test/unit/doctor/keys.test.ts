import { describe, expect, it } from 'vitest';
import { keyUses, podsWith } from '../../../src/doctor/keys.ts';
import type { Pod } from '../../../src/kubernetes/pod.ts';

const run = (name: string, status: object | string): Pod => ({
  metadata: {
    name,
    annotations: { 'polyaxon-gcs-injector.io/status': typeof status === 'string' ? status : JSON.stringify(status) },
  },
  spec: { containers: [{ name: 'main' }] },
});
const SECRET = 'gcs/key.json';
const started = (name: string, id?: string) =>
  run(name, { v: 1, reason: 'injected', secret: SECRET, ...(id && { id }) });

describe('the keys of a namespace', () => {
  it('are told with the runs that started with each', () => {
    const pods = [started('a', '11111111'), started('b', '22222222'), started('c', '11111111'), started('d')];
    const uses = keyUses('team', [{ secret: SECRET, id: '22222222' }], pods);
    expect(uses).toEqual([
      {
        namespace: 'team',
        secret: SECRET,
        present: '22222222',
        pods: new Map([
          ['11111111', ['a', 'c']],
          ['22222222', ['b']],
          ['unknown', ['d']],
        ]),
      },
    ]);
  });

  it('are in use by runs that started with them, and maybe by those of which nobody knows the key', () => {
    const pods = [started('a', '11111111'), started('b', '22222222'), started('c', '11111111')];
    const inUse = (id: string, more: readonly Pod[] = []) => podsWith(keyUses('team', [], [...pods, ...more]), id);
    expect(inUse('11111111')).toEqual(['team/a', 'team/c']);
    expect(inUse('33333333')).toEqual([]);
    expect(inUse('33333333', [started('d')])).toEqual(['team/d']);
  });

  it('are also those that only runs name, and those that no run uses', () => {
    const uses = keyUses('team', [{ secret: 'other/key.json' }], [started('a', '11111111')]);
    expect(uses.map(({ secret, present, pods }) => [secret, present, pods.size])).toEqual([
      [SECRET, undefined, 1],
      ['other/key.json', undefined, 0],
    ]);
  });

  it.each([
    ['a run that waits for its Secret', { v: 1, reason: 'secret_missing', secret: SECRET }],
    ['a run without a Secret', { v: 1, reason: 'injected' }],
    ['a status that is no JSON', '{'],
  ])('are not told of %s', (_name, status) => {
    expect(keyUses('team', [], [run('a', status)])).toEqual([]);
  });
});
