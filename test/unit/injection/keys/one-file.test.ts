import { describe, expect, it } from 'vitest';
import { aVolume, has, NEED, needOf, type Parts, placeOf, withMode } from './located.ts';

const file = (mountPath: string, subPath: string) => ({ name: 'v', mountPath, subPath });

describe('a key that main mounts as one file', () => {
  it.each<[string, Parameters<typeof placeOf>[0], Parts, string]>([
    [
      'is used where it is',
      NEED,
      { volumes: [aVolume('v')], mounts: [file('/x/gc.json', 'gc.json')] },
      'v:gc.json=gc.json',
    ],
    [
      'is used under its own name',
      NEED,
      { volumes: [aVolume('v')], mounts: [file('/x/my.json', 'sa.json')] },
      'v:sa.json=sa.json',
    ],
    [
      'is used if it is the configured one, though nobody has seen it',
      needOf('sa.json'),
      { volumes: [aVolume('v')], mounts: [file('/x/my.json', 'sa.json')] },
      'v:sa.json=sa.json',
    ],
    [
      'is left alone if another is configured',
      needOf('k.json'),
      { volumes: [aVolume('v')], mounts: [file('/x/my.json', 'sa.json')] },
      '+plx-gcs-secret:gc.json=k.json',
    ],
    [
      'is known by the item of its file',
      needOf('sa'),
      { volumes: [aVolume('v', { sa: 'sa.json' })], mounts: [file('/x/my.json', 'sa.json')] },
      'v:sa.json=sa',
    ],
    [
      'is none if no item has that file',
      NEED,
      { volumes: [aVolume('v', { a: 'a.json', b: 'b.json' })], mounts: [file('/x/my.json', 'sa.json')] },
      '+plx-gcs-secret:gc.json=gc.json',
    ],
    [
      'is none for clients that want another ending',
      NEED,
      { volumes: [aVolume('v')], mounts: [file('/x/key', 'sa.json')] },
      'v:gc.json=gc.json',
    ],
    [
      'is unknown for an expression',
      NEED,
      { volumes: [aVolume('v')], mounts: [{ name: 'v', mountPath: '/x/gc.json', subPathExpr: 'gc.json' }] },
      'v:gc.json=gc.json',
    ],
    [
      'is used in the volume that it is mounted from',
      NEED,
      { volumes: [aVolume('w'), aVolume('v')], mounts: [file('/x/gc.json', 'gc.json')] },
      'v:gc.json=gc.json',
    ],
  ])('%s', (_name, need, parts, place) => expect(placeOf(need, parts)).toBe(place));
});

describe("a volume that main's user cannot read", () => {
  const HIDDEN = [withMode(aVolume('v'), 0o400)];

  it.each<[string, Parts, string]>([
    ['is not used', { volumes: HIDDEN, runAsUser: 1000 }, '+plx-gcs-secret:gc.json=gc.json'],
    ["is not used by an image's user", { volumes: HIDDEN }, '+plx-gcs-secret:gc.json=gc.json'],
    ['is used by root', { volumes: HIDDEN, runAsUser: 0 }, 'v:gc.json=gc.json'],
    ['gives way to one that can be read', { volumes: [...HIDDEN, aVolume('w')], runAsUser: 1000 }, 'w:gc.json=gc.json'],
    [
      'is not used though it has the key',
      { volumes: HIDDEN, state: has('gc.json'), runAsUser: 1 },
      '+plx-gcs-secret:gc.json=gc.json',
    ],
  ])('%s', (_name, parts, place) => expect(placeOf(NEED, parts)).toBe(place));
});
