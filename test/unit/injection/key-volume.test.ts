import { describe, expect, it } from 'vitest';
import type { SecretState } from '../../../src/gcs/secret-state.ts';
import type { KeyNeed } from '../../../src/injection/keys/key-need.ts';
import { locateKey } from '../../../src/injection/keys/locate.ts';
import type { Volume, VolumeMount } from '../../../src/kubernetes/pod.ts';
import { aRun, aRunPod } from '../../support/builders.ts';

const NEED: KeyNeed = {
  secret: { name: 's' },
  mountPath: '/gc',
  defaultKey: 'gc.json',
  fileName: 'gc.json',
  anyJson: true,
};
const needOf = (key: string): KeyNeed => ({ ...NEED, secret: { name: 's', key } });
const STRICT: KeyNeed = { ...needOf('k.json'), anyJson: false };

const aVolume = (name: string, items?: Record<string, string>, secretName = 's'): Volume => ({
  name,
  secret: { secretName, ...(items && { items: Object.entries(items).map(([key, path]) => ({ key, path })) }) },
});
const has = (...keys: readonly string[]): SecretState => ({
  kind: 'present',
  keys: new Map(keys.map((key) => [key, 'usable' as const])),
});

interface Parts {
  readonly volumes?: Volume[];
  readonly mounts?: VolumeMount[];
  readonly keyPath?: string;
  readonly state?: SecretState;
}

function located(need: KeyNeed, { volumes = [], mounts = [], keyPath, state }: Parts = {}) {
  const pod = aRunPod({ env: keyPath === undefined ? [] : [{ name: 'GC_KEY_PATH', value: keyPath }] });
  for (const container of pod.spec.containers) container.volumeMounts = mounts;
  return locateKey(need, { volumes, main: aRun(pod).main, state: state ?? { kind: 'unknown' }, planned: [] });
}

/** `volume:file=key`, with a `+` where the volume is to be added. */
function placeOf(...parts: Parameters<typeof located>): string | undefined {
  const location = located(...parts);
  return location && `${location.added ? '+' : ''}${location.volume}:${location.file}=${location.key}`;
}

describe("a volume of the pod's own is used", () => {
  it.each([
    ['with the configured key', needOf('k.json'), { volumes: [aVolume('v')] }, 'v:k.json=k.json'],
    ['with the usual key', NEED, { volumes: [aVolume('v')] }, 'v:gc.json=gc.json'],
    ['also with an empty list of items', NEED, { volumes: [aVolume('v', {})] }, 'v:gc.json=gc.json'],
    ['by the key of its item', needOf('k'), { volumes: [aVolume('v', { a: 'a.json', k: 'b.json' })] }, 'v:b.json=k'],
    ['by the file of its item', NEED, { volumes: [aVolume('v', { a: 'a.json', k: 'gc.json' })] }, 'v:gc.json=k'],
    ['by its only item', NEED, { volumes: [aVolume('v', { k: 'b.json', a: 'a' })] }, 'v:b.json=k'],
    [
      'by the only item that the Secret has',
      NEED,
      { volumes: [aVolume('v', { a: 'a.json', k: 'b.json' })], state: has('k') },
      'v:b.json=k',
    ],
    [
      'by the only key that the Secret has',
      NEED,
      { volumes: [aVolume('v')], state: has('k.json', 'readme') },
      'v:k.json=k.json',
    ],
    [
      'by the file that GC_KEY_PATH names',
      NEED,
      { volumes: [aVolume('v')], keyPath: '/gc/mine.json' },
      'v:mine.json=mine.json',
    ],
    [
      'by the file that GC_KEY_PATH names in the folder of its mount',
      NEED,
      { volumes: [aVolume('v')], mounts: [{ name: 'v', mountPath: '/mine' }], keyPath: '/mine/mine.json' },
      'v:mine.json=mine.json',
    ],
    [
      'rather where it is mounted',
      NEED,
      { volumes: [aVolume('v'), aVolume('w')], mounts: [{ name: 'w', mountPath: '/mine' }] },
      'w:gc.json=gc.json',
    ],
    ['rather than a later one', NEED, { volumes: [aVolume('v'), aVolume('w')] }, 'v:gc.json=gc.json'],
    [
      'where an earlier one does not have the key',
      STRICT,
      { volumes: [aVolume('v', { a: 'a.json' }), aVolume('w')] },
      'w:k.json=k.json',
    ],
  ])('%s', (_name, need, parts, place) => expect(placeOf(need, parts)).toBe(place));
});

describe('a volume is added', () => {
  it.each([
    ['without another', NEED, {}, '+plx-gcs-secret:gc.json=gc.json'],
    [
      'beside one of another Secret',
      NEED,
      { volumes: [aVolume('v', undefined, 'other')] },
      '+plx-gcs-secret:gc.json=gc.json',
    ],
    [
      'beside one without the key',
      STRICT,
      { volumes: [aVolume('v', { a: 'a.json' })] },
      '+plx-gcs-secret:gc.json=k.json',
    ],
    [
      'beside one with several items',
      NEED,
      { volumes: [aVolume('v', { a: 'a.json', b: 'b.json' })] },
      '+plx-gcs-secret:gc.json=gc.json',
    ],
    [
      'beside one whose file has another ending',
      needOf('k'),
      { volumes: [aVolume('v', { k: 'k' })] },
      '+plx-gcs-secret:gc.json=k',
    ],
    ['beside one whose key has another ending', needOf('k'), { volumes: [aVolume('v')] }, '+plx-gcs-secret:gc.json=k'],
    ['under the next name', NEED, { volumes: [{ name: 'plx-gcs-secret' }] }, '+plx-gcs-secret-2:gc.json=gc.json'],
    ['with the file that GC_KEY_PATH names', needOf('k'), { keyPath: '/gc/mine.json' }, '+plx-gcs-secret:mine.json=k'],
    [
      'with the usual file where GC_KEY_PATH is elsewhere',
      needOf('k'),
      { keyPath: '/my/mine.json' },
      '+plx-gcs-secret:gc.json=k',
    ],
    [
      'with the usual file where GC_KEY_PATH is no name of one',
      needOf('k'),
      { keyPath: '/gc/a b.json' },
      '+plx-gcs-secret:gc.json=k',
    ],
    [
      'with the usual file where GC_KEY_PATH is a folder',
      needOf('k'),
      { keyPath: '/gc/' },
      '+plx-gcs-secret:gc.json=k',
    ],
    ['with the only key that the Secret has', NEED, { state: has('k.json') }, '+plx-gcs-secret:gc.json=k.json'],
    ['of a Secret that is missing', NEED, { state: { kind: 'missing' } }, '+plx-gcs-secret:gc.json=gc.json'],
  ] as const)('%s', (_name, need, parts, place) => expect(placeOf(need, parts as Parts)).toBe(place));

  it('never for a key that the Secret does not have', () => {
    expect(located(STRICT, { state: has('gc.json') })).toBeUndefined();
    expect(located(STRICT, { volumes: [aVolume('v', { 'k.json': 'k.json' })], state: has('gc.json') })).toBeUndefined();
    expect(located(STRICT, { keyPath: '/gc/mine.json', state: has('mine.json') })).toBeUndefined();
    expect(located(NEED, { state: has('a.json', 'b.json') })).toBeUndefined();
  });

  it('under the file name of the key where no other is wanted', () => {
    const { fileName: _, ...need } = needOf('k');
    expect(placeOf(need)).toBe('+plx-gcs-secret:k.json=k');
  });
});
