import { describe, expect, it } from 'vitest';
import { aVolume, has, NEED, needOf, placeOf, STRICT } from './located.ts';

describe("a volume of the pod's own is used", () => {
  it.each([
    [
      'with the configured key that the Secret is known to have',
      needOf('k.json'),
      { volumes: [aVolume('v')], state: has('k.json') },
      'v:k.json=k.json',
    ],
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
      'by the file that GC_KEY_PATH names in one of the folders of its mounts',
      NEED,
      {
        volumes: [aVolume('v')],
        mounts: ['/a', '/mine'].map((mountPath) => ({ name: 'v', mountPath })),
        keyPath: '/mine/mine.json',
      },
      'v:mine.json=mine.json',
    ],
    [
      'preferably where it is mounted',
      NEED,
      { volumes: [aVolume('v'), aVolume('w')], mounts: [{ name: 'w', mountPath: '/mine' }] },
      'w:gc.json=gc.json',
    ],
    ['rather than a later one', NEED, { volumes: [aVolume('v'), aVolume('w')] }, 'v:gc.json=gc.json'],
    [
      'if an earlier one lacks the key',
      STRICT,
      { volumes: [aVolume('v', { a: 'a.json' }), aVolume('w', { 'k.json': 'k.json' })] },
      'w:k.json=k.json',
    ],
    [
      'of an earlier round of ours only with the wanted key',
      STRICT,
      { volumes: [aVolume('plx-gcs-secret', { 'k.json': 'k.json' }), aVolume('w')], state: has('k.json') },
      'plx-gcs-secret:k.json=k.json',
    ],
    [
      'under a name like ours by its only item, because it is not ours',
      NEED,
      { volumes: [aVolume('plx-gcs-secret-x', { k: 'b.json' })] },
      'plx-gcs-secret-x:b.json=k',
    ],
    [
      'under a name that ends like ours by its only item',
      NEED,
      { volumes: [aVolume('my-plx-gcs-secret', { k: 'b.json' })] },
      'my-plx-gcs-secret:b.json=k',
    ],
    [
      'under a numbered name of ours only by the key',
      NEED,
      { volumes: [aVolume('plx-gcs-secret-12', { k: 'b.json' })] },
      '+plx-gcs-secret:gc.json=gc.json',
    ],
  ])('%s', (_name, need, parts, place) => expect(placeOf(need, parts)).toBe(place));
});
