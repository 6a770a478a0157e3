import { describe, expect, it } from 'vitest';
import { find0x } from '../../../../../src/injection/generations/0x/find.ts';
import { placesOf } from '../../../../../src/injection/generations/0x/places.ts';
import { readAccessKeys } from '../../../../../src/polyaxon/0x/access-keys.ts';
import { aRun, aRunOf0x, found, type Parts0x, settingsOf } from '../../../../support/builders.ts';

const ONE = 'persistence: {outputs: {store: gcs, bucket: gs://one}}';
const SEVERAL = `
persistence:
  outputs:
    a: {store: gcs, bucket: gs://bucket-a}
    b: {store: gcs, bucket: gs://bucket-b, mountPath: /outputs-b}
    c: {store: gcs, bucket: gs://common/team}
    d: {store: gcs, bucket: gs://common/team}
    e: {store: gcs, bucket: gs://common}
    f: {store: gcs, bucket: gs://bucket-f, mountPath: /outputs-b/inner}
    g: {store: gcs, bucket: gs://bucket-g, mountPath: /outputs-b/inne}
  data:
    images: {store: gcs, bucket: gs://images}
    images-small: {store: gcs, bucket: gs://images/small}
`;
const LOCAL_FIRST = 'persistence: {outputs: {a: {mountPath: /a, existingClaim: a}, b: {store: gcs, bucket: gs://one}}}';
const outputsOf = (parts: Parts0x, config: string) => find0x(aRun(aRunOf0x(parts)), settingsOf(config), 'experiment');
const fromOf = (parts: Parts0x): unknown => found(outputsOf(parts, SEVERAL)).from;
const pathOf = (parts: Parts0x, config = ONE): unknown => found(outputsOf(parts, config)).path;
const nameOf = (parts: Parts0x, config = SEVERAL): unknown => found(outputsOf(parts, config)).store.name;

describe('the outputs path of a 0.x run', () => {
  it.each([
    ['has its mount replaced', { path: '/outputs/a/7', mounts: { '/outputs/': 'o' } }, 'gs://one/a/7'],
    ['is the bucket if it is the mount', { path: '/outputs', mounts: { '/outputs': 'o' } }, 'gs://one'],
    [
      'has the longest mount replaced that it lies in',
      { path: '/outputs/a/7', mounts: { '/': 'root', '/outputs': 'o', '/out': 'p', '/outputs/a/7/8': 'q' } },
      'gs://one/a/7',
    ],
    [
      'has the longest mount replaced, in any order of mounts',
      { path: '/outputs/a/7', mounts: { '/outputs': 'o', '/': 'root' } },
      'gs://one/a/7',
    ],
    [
      'never has the folder of a Secret replaced',
      {
        path: '/outputs/keys/7',
        mounts: { '/outputs': 'o', '/outputs/keys': 'k' },
        volumes: [{ name: 'k', secret: { secretName: 's' } }, { name: 'o' }],
      },
      'gs://one/keys/7',
    ],
    ['begins at its project without a mount', { path: '/disk/root/quick-start/x' }, 'gs://one/root/quick-start/x'],
    ['ends at its project without a mount', { path: '/disk/root/quick-start' }, 'gs://one/root/quick-start'],
    ['has no place if its project is at the root', { path: '/root/quick-start/x' }, undefined],
    ['has no place without mount and project', { path: '/disk/other/7' }, undefined],
    ['has no place if it is relative', { path: 'outputs/root/quick-start/7' }, undefined],
    [
      'stays the same on GCS, unless it is longer than any path',
      { path: `gs://one/${'x'.repeat(4087)}` },
      `gs://one/${'x'.repeat(4087)}`,
    ],
    ['has no place on GCS if it is longer than any path', { path: `gs://one/${'x'.repeat(4088)}` }, undefined],
    ['has no place if it is empty', { path: '' }, undefined],
    ['comes from the labels if it is missing', {}, 'gs://one/root/quick-start/experiments/7'],
    ['stays the same on GCS', { path: 'gs://elsewhere/x' }, 'gs://elsewhere/x'],
    [
      'is unknown if it comes from a source',
      { env: [{ name: 'POLYAXON_RUN_OUTPUTS_PATH', valueFrom: {} }] },
      undefined,
    ],
  ])('%s', (_name, parts: Parts0x, path) => expect(pathOf(parts)).toBe(path));

  it('has the mountPath of its definition replaced, whatever is mounted', () => {
    expect(pathOf({ path: '/outputs-b/x/7', mounts: { '/outputs-b/x': 'o' } }, SEVERAL)).toBe('gs://bucket-b/x/7');
  });
});

describe('the store of a 0.x run', () => {
  it.each([
    ['by its path on GCS', { path: 'gs://bucket-a/x' }, 'path'],
    ['by its path in no configured bucket', { path: 'gs://elsewhere/x' }, 'path'],
    ["by the pod's choice", { path: '/outputs/x', outputs: 'c' }, 'choice'],
    ['by the mountPath that holds its path', { path: '/outputs-b/x' }, 'mountPath'],
    ['by the configuration', { path: '/outputs/x' }, 'configured'],
    ['by the configuration, without a path', {}, 'configured'],
  ])('is known %s', (_name, parts, kind) => expect(fromOf(parts)).toEqual({ kind }));

  it.each([
    ['is the first by name', { path: '/outputs/x' }, 'a'],
    ['is the one whose mountPath holds its path', { path: '/outputs-b/x' }, 'b'],
    ['is the one that the pod chooses', { path: '/outputs/x', outputs: 'c' }, 'c'],
    ['is the one that the pod chooses, whatever its path', { path: '/outputs-b/x', outputs: 'c' }, 'c'],
    ['is the one of its bucket', { path: 'gs://bucket-a/x' }, 'a'],
    ['is the one of the longest bucket', { path: 'gs://common/team/x' }, 'c'],
    ['is the chosen one of its bucket', { path: 'gs://common/team/x', outputs: 'd' }, 'd'],
    ['is the one of the longest bucket whatever else is chosen', { path: 'gs://common/team/x', outputs: 'a' }, 'c'],
    ['may be one for data', { path: 'gs://images/x' }, 'images'],
    ['may be one for data, of the longest bucket', { path: 'gs://images/small/x' }, 'images-small'],
    ['is the one whose mountPath is the innermost', { path: '/outputs-b/inner/x' }, 'f'],
    ['is its own if its bucket is not configured', { path: 'gs://elsewhere/x' }, 'outputs'],
  ])('%s', (_name, parts, name) => expect(nameOf(parts)).toBe(name));

  it('of a path that is not its own is the one that holds the path, whatever the pod chooses', () => {
    const run = aRun(aRunOf0x({ path: '/outputs/x', mounts: { '/outputs': 'o' }, outputs: 'c' }));
    const places = placesOf(run, settingsOf(SEVERAL), readAccessKeys(run.main.env));
    expect(places.of('/outputs-b/y', 'other')).toMatchObject({ path: 'gs://bucket-b/y', store: { name: 'b' } });
    expect(places.of('/outputs/y', 'other')).toMatchObject({ path: 'gs://common/team/y', store: { name: 'c' } });
    expect(places.of('/outputs-b/y', 'own')).toBeUndefined();
    expect(places.of('relative', 'other')).toBeUndefined();
    expect(places.of('gs://bucket-a/y', 'other')).toMatchObject({ path: 'gs://bucket-a/y', store: { name: 'a' } });
  });

  it.each([
    ['no_store', '{}', '/outputs/x'],
    ['store_not_gcs', ONE, 's3://outputs/x'],
    ['store_not_gcs', LOCAL_FIRST, ''],
    ['store_not_gcs', 'artifactsStore: {name: s, kind: s3, schema: {bucket: s3://acme}}', '/outputs/x'],
  ])('is missing, with %s', (reason, config, path) => {
    expect(outputsOf({ path }, config)).toEqual({ kind: 'none', reason });
  });
});

describe('the configuration of 2.x', () => {
  const store = (secret: string): string =>
    `artifactsStore: {name: acme, kind: gcs, schema: {bucket: gs://acme}${secret}}`;

  it.each([
    [
      'with the usual key',
      store(', secret: {name: s}'),
      { kind: 'secret', secret: { name: 's', key: 'gc-secret.json' } },
    ],
    ['with its own key', store(', secret: {name: s, key: k}'), { kind: 'secret', secret: { name: 's', key: 'k' } }],
    ['without a Secret', store(''), { kind: 'ambient' }],
  ])('serves 0.x alone, %s', (_name, config, access) => {
    expect(outputsOf({ path: '/outputs/x' }, config)).toMatchObject({ store: { name: 'acme', access } });
  });

  it('serves no 0.x run beside outputs', () => {
    expect(nameOf({ path: '/outputs/x' }, `${SEVERAL}${store('')}`)).toBe('a');
  });
});

it('a run that is no tensorboard needs no further key, and shows nothing', () => {
  const config = 'persistence: {outputs: {store: gcs, bucket: gs://one, secret: s, secretKey: k.json}}';
  const logdir = ['tensorboard --logdir=/outputs/other/x'];
  const pod = aRunOf0x({ path: '/outputs/x', mounts: { '/outputs': 'o' } });
  const containers = pod.spec.containers.map((container) => ({ ...container, args: logdir }));
  const run = aRun({ ...pod, spec: { ...pod.spec, containers } });
  const { furtherKeys, tensorboard } = found(find0x(run, settingsOf(config), 'experiment'));
  expect({ furtherKeys, tensorboard }).toEqual({ furtherKeys: [], tensorboard: undefined });
});
