import { describe, expect, it } from 'vitest';
import type { Pod, Volume } from '../../../src/kubernetes/pod.ts';
import { canRead, readerOf } from '../../../src/kubernetes/readable.ts';

const ROOT = { runAsUser: 0, fsGroup: undefined };
const SOMEBODY = { runAsUser: 1000, fsGroup: undefined };
const IN_GROUP = { runAsUser: 1000, fsGroup: 2000 };
const OF_IMAGE = { runAsUser: undefined, fsGroup: undefined };

const ofMode = (defaultMode?: number, mode?: number): Volume => ({
  name: 'v',
  secret: {
    secretName: 's',
    ...(defaultMode === undefined ? {} : { defaultMode }),
    ...(mode === undefined ? {} : { items: [{ key: 'k', path: 'k.json', mode }] }),
  },
});

describe('a file of a Secret', () => {
  it.each([
    ['of no mode', ofMode(), SOMEBODY, true],
    ['of mode 0644', ofMode(0o644), OF_IMAGE, true],
    ['of mode 0444', ofMode(0o444), SOMEBODY, true],
    ['of mode 0400', ofMode(0o400), SOMEBODY, false],
    ['of mode 0440', ofMode(0o440), SOMEBODY, false],
    ['of mode 0', ofMode(0), SOMEBODY, false],
    ['of mode 0400', ofMode(0o400), ROOT, true],
    ['of mode 0400', ofMode(0o400), IN_GROUP, true],
    ["of mode 0400, by the image's user", ofMode(0o400), OF_IMAGE, false],
    ['of item mode 0400 in a volume of 0644', ofMode(0o644, 0o400), SOMEBODY, false],
    ['of item mode 0444 in a volume of 0400', ofMode(0o400, 0o444), SOMEBODY, true],
  ] as const)('%s can be read by %o: %s', (_name, volume, reader, expected) => {
    expect(canRead(volume, 'k.json', reader)).toBe(expected);
  });

  it('has the mode of the volume if only the item of another file has one', () => {
    expect(canRead(ofMode(0o644, 0o400), 'other.json', SOMEBODY)).toBe(true);
  });
});

describe('the reader of a container', () => {
  type Context = NonNullable<Pod['spec']['securityContext']> | null;
  const aPod = (securityContext: Context): Pod => ({ spec: { containers: [], securityContext } });

  it.each([
    ['nobody if nothing is set', null, null, OF_IMAGE],
    ['the user of the container', { runAsUser: 1 }, { runAsUser: 2 }, { runAsUser: 2, fsGroup: undefined }],
    ['the user of the pod', { runAsUser: 1, fsGroup: 3 }, {}, { runAsUser: 1, fsGroup: 3 }],
    ['root if the container says so', { runAsUser: 1 }, { runAsUser: 0 }, ROOT],
    [
      'the user of the pod if the container says null',
      { runAsUser: 1 },
      { runAsUser: null },
      { ...OF_IMAGE, runAsUser: 1 },
    ],
  ])('is %s', (_name, ofPod, ofContainer, expected) => {
    expect(readerOf(aPod(ofPod), { name: 'main', securityContext: ofContainer as Context })).toEqual(expected);
  });
});
