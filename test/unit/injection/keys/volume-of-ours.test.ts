import { describe, expect, it } from 'vitest';
import { locateKey } from '../../../../src/injection/keys/locate.ts';
import type { KeyVolume } from '../../../../src/injection/plan/plan.ts';
import { aRun, aRunPod } from '../../../support/builders.ts';
import { aVolume, has, located, NEED, needOf, type Parts, placeOf, STRICT, VITAL } from './located.ts';

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
    [
      'with a configured key that nobody has seen',
      needOf('k.json'),
      { volumes: [aVolume('v')] },
      '+plx-gcs-secret:gc.json=k.json',
    ],
    ['beside one whose key has another ending', needOf('k'), { volumes: [aVolume('v')] }, '+plx-gcs-secret:gc.json=k'],
    ['under the next name', NEED, { volumes: [{ name: 'plx-gcs-secret' }] }, '+plx-gcs-secret-2:gc.json=gc.json'],
    ['with the file that GC_KEY_PATH names', needOf('k'), { keyPath: '/gc/mine.json' }, '+plx-gcs-secret:mine.json=k'],
    [
      'with the usual file if GC_KEY_PATH is elsewhere',
      needOf('k'),
      { keyPath: '/my/mine.json' },
      '+plx-gcs-secret:gc.json=k',
    ],
    [
      'with the usual file if GC_KEY_PATH names none',
      needOf('k'),
      { keyPath: '/gc/a b.json' },
      '+plx-gcs-secret:gc.json=k',
    ],
    ['with the usual file if GC_KEY_PATH is a folder', needOf('k'), { keyPath: '/gc/' }, '+plx-gcs-secret:gc.json=k'],
    [
      'with the usual file if GC_KEY_PATH names one and no path is left for it',
      needOf('k'),
      { keyPath: '/gc/mine.json', mounts: [{ name: 'other', mountPath: '/' }] },
      '+plx-gcs-secret:gc.json=k',
    ],
    ['with the only key that the Secret has', NEED, { state: has('k.json') }, '+plx-gcs-secret:gc.json=k.json'],
    ['of a missing Secret', NEED, { state: { kind: 'missing' } }, '+plx-gcs-secret:gc.json=gc.json'],
  ] as const)('%s', (_name, need, parts, place) => expect(placeOf(need, parts as Parts)).toBe(place));

  it('for a key that the Secret does not have if the run waits for it', () => {
    expect(placeOf(VITAL, { state: has('gc.json') })).toBe('+plx-gcs-secret:gc.json=k.json');
    expect(placeOf(VITAL, { volumes: [aVolume('v')], state: has('gc.json') })).toBe('+plx-gcs-secret:gc.json=k.json');
  });

  it('never for a key that the Secret does not have if the run works without it', () => {
    expect(located(STRICT, { state: has('gc.json') })).toBeUndefined();
    expect(located(STRICT, { volumes: [aVolume('v', { 'k.json': 'k.json' })], state: has('gc.json') })).toBeUndefined();
    expect(located(STRICT, { keyPath: '/gc/mine.json', state: has('mine.json') })).toBeUndefined();
    expect(located(NEED, { state: has('a.json', 'b.json') })).toBeUndefined();
    expect(located(NEED, { state: has('readme') })).toBeUndefined();
    expect(located(STRICT, { volumes: [aVolume('plx-gcs-secret', { a: 'a.json' })], state: has('a') })).toBeUndefined();
    expect(located(NEED, { volumes: [aVolume('v', { c: 'c.json' })], state: has('a.json', 'b.json') })).toBeUndefined();
  });

  it("under the key's own file name if no other is wanted", () => {
    const { fileName: _, ...need } = needOf('k');
    expect(placeOf(need)).toBe('+plx-gcs-secret:k.json=k');
  });
});

const locate = (key: string, planned: readonly KeyVolume[]) =>
  locateKey(needOf(key), { ...aRun(aRunPod()), state: { kind: 'unknown' }, planned });

describe('a volume that is planned already', () => {
  const planned: readonly KeyVolume[] = [
    { name: 'plx-gcs-secret', secret: { secretName: 's', items: [{ key: 'first', path: 'gc.json' }] } },
  ];

  it('is used for a key that it has', () =>
    expect(locate('first', planned)).toMatchObject({ volume: 'plx-gcs-secret', file: 'gc.json', key: 'first' }));

  it('gets one more item for another key, under a free name', () => {
    expect(locate('k', planned)?.added).toEqual({
      name: 'plx-gcs-secret',
      secret: {
        secretName: 's',
        items: [
          { key: 'first', path: 'gc.json' },
          { key: 'k', path: 'k.json' },
        ],
      },
    });
  });

  it('counts on if that name is taken too', () => {
    const items = [
      { key: 'a', path: 'gc.json' },
      { key: 'b', path: 'k.json' },
    ];
    expect(locate('k', [{ name: 'v', secret: { secretName: 's', items } }])).toMatchObject({
      volume: 'v',
      file: 'k-2.json',
    });
  });

  it('of another Secret keeps its name', () => {
    const other: readonly KeyVolume[] = [{ name: 'plx-gcs-secret', secret: { secretName: 'other', items: [] } }];
    expect(locate('k', other)).toMatchObject({ volume: 'plx-gcs-secret-2', file: 'gc.json' });
  });
});
