import { describe, expect, it } from 'vitest';
import { find0x } from '../../../../../src/injection/generations/0x/find.ts';
import type { EnvVar } from '../../../../../src/kubernetes/pod.ts';
import { aRun, aRunOf0x, settingsOf } from '../../../../support/builders.ts';

const CONFIG = `
persistence:
  data:
    images: {store: gcs, bucket: gs://images, secret: of-images, secretKey: k.json}
    faces: {store: gcs, bucket: gs://faces, secret: of-images, secretKey: k.json}
    sounds: {store: gcs, bucket: gs://sounds, secret: of-sounds, secretKey: k.json}
    open: {store: gcs, bucket: gs://open}
`;
const data = (...names: readonly string[]): EnvVar => ({
  name: 'POLYAXON_RUN_DATA_PATHS',
  value: JSON.stringify(Object.fromEntries(names.map((name) => [name, `/data/${name}`]))),
});
const entry: readonly EnvVar[] = [
  { name: 'POLYSTORES_RUN_STORES_ACCESS_KEYS', value: '{"gs://x": {"store": "gcs", "secret_key": "KEY"}}' },
  { name: 'KEY', valueFrom: { secretKeyRef: { name: 'mine', key: 'k' } } },
];

function served(...env: readonly EnvVar[]) {
  const result = find0x(aRun(aRunOf0x({ path: '/outputs/7', env: [...env] })), settingsOf(CONFIG), 'experiment');
  return result.kind === 'none' ? result.served : result;
}

describe('a run whose outputs are not on GCS', () => {
  it.each([
    ['has the key of its data as a file', [data('images')], 'of-images'],
    ['has one key of two data names as a file', [data('images', 'faces')], 'of-images'],
    ['has the only key as a file, beside data that needs none', [data('images', 'open')], 'of-images'],
    ['has the key that Polyaxon gave it as a file', entry, 'mine'],
    ['has no file of two keys', [data('images', 'sounds')], undefined],
    ['has no file of two keys, of which Polyaxon gave one', [data('images'), ...entry], undefined],
    ['has no file if no key is needed', [data('open')], undefined],
  ])('%s', (_what, env, secret) => {
    expect(served(...env)?.key?.secret.name).toBe(secret);
    expect(served(...env)).toMatchObject({ path: undefined, outputsKey: undefined });
  });

  it.each([
    ['its only key', [data('images')], { kind: 'secret', secret: { name: 'of-images', key: 'k.json' } }],
    ['none of two keys', [data('images', 'sounds')], { kind: 'ambient' }],
  ])('has a store without a bucket, with %s', (_what, env, access) => {
    expect(served(...env)).toMatchObject({
      kind: 'found',
      store: { name: 'outputs', bucket: '', access },
      from: { kind: 'configured' },
      tensorboard: undefined,
      furtherKeys: [],
      warnings: [],
    });
  });

  it('is left alone if an entry of Polyaxon names a variable without a key', () => {
    const [keys] = entry;
    expect(served(...(keys === undefined ? [] : [keys]), { name: 'KEY', value: '{}' })).toBeUndefined();
  });

  it('is left alone if it has nothing else on GCS', () => expect(served(data('local'))).toBeUndefined());
});
