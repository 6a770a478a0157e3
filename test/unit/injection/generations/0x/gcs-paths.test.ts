import { describe, expect, it } from 'vitest';
import { placesOf } from '../../../../../src/injection/generations/0x/places.ts';
import type { EnvVar } from '../../../../../src/kubernetes/pod.ts';
import { readAccessKeys } from '../../../../../src/polyaxon/0x/access-keys.ts';
import { aRun, aRunOf0x, settingsOf } from '../../../../support/builders.ts';

const CONFIG = `
persistence:
  outputs:
    a: {store: gcs, bucket: gs://common, secret: of-a, secretKey: a.json}
    b: {store: gcs, bucket: gs://common, secret: of-b, secretKey: b.json}
    team: {store: gcs, bucket: gs://common/team, secret: of-team, secretKey: t.json}
  data:
    images: {store: gcs, bucket: gs://data, secret: of-images, secretKey: k.json}
    sounds: {store: gcs, bucket: gs://data, secret: of-sounds, secretKey: k.json}
`;
const PATH = 'gs://common/root/quick-start/experiments/7';
const entry = (path: string): EnvVar => ({
  name: 'POLYSTORES_RUN_STORES_ACCESS_KEYS',
  value: JSON.stringify({ [path]: { store: 'gcs', secret_key: 'KEY' } }),
});
const key = (name: string): EnvVar => ({ name: 'KEY', valueFrom: { secretKeyRef: { name, key: 'k.json' } } });
const credentials = (file: string): EnvVar => ({ name: 'GOOGLE_APPLICATION_CREDENTIALS', value: file });

function places(env: EnvVar[] = []) {
  const volumes = [
    { name: 'plx-gcs-secret', secret: { secretName: 'of-b', items: [{ key: 'b.json', path: 'b.json' }] } },
  ];
  const run = aRun(aRunOf0x({ path: PATH, env, volumes, mounts: { '/tmp/.plx-gcs-secret': 'plx-gcs-secret' } }));
  return placesOf(run, settingsOf(CONFIG), readAccessKeys(run.main.env));
}

describe('the key of a path on GCS', () => {
  it.each<[string, EnvVar[], string, object]>([
    ['is that of its entry', [entry(PATH), key('mine')], PATH, { secret: { name: 'mine' } }],
    [
      'is the configured one, if the entry holds none',
      [entry(PATH), { name: 'KEY', value: '{}' }],
      PATH,
      { secret: { name: 'of-a' } },
    ],
    [
      'is the configured one, if the entry has an impossible name',
      [entry(PATH), key('s3://x')],
      PATH,
      { secret: { name: 'of-a' } },
    ],
    [
      'is the one that the credentials name, of two definitions',
      [credentials('/tmp/.plx-gcs-secret/b.json')],
      PATH,
      { secret: { name: 'of-b' } },
    ],
    [
      'is the one that the credentials name, in no configured bucket',
      [credentials('/tmp/.plx-gcs-secret/b.json')],
      'gs://x',
      { secret: { name: 'of-b' } },
    ],
    [
      'is that of the longest bucket, whatever the credentials name',
      [credentials('/tmp/.plx-gcs-secret/b.json')],
      'gs://common/team/7',
      { secret: { name: 'of-team' } },
    ],
    ['is unknown, in no configured bucket', [], 'gs://x', { kind: 'ambient' }],
  ])('%s', (_what, env, path, access) => {
    expect(places(env).of(path, 'own')?.store.access).toMatchObject(access);
  });

  it('of another run is never the one that the credentials name', () => {
    const env = [credentials('/tmp/.plx-gcs-secret/b.json')];
    expect(places(env).of('gs://x', 'other')?.store.access).toEqual({ kind: 'ambient' });
    expect(places(env).of(PATH, 'other')?.store.name).toBe('a');
  });

  it.each(['images', 'sounds'])('of data is that of its name, of two in one bucket: %s', (name) => {
    expect(places().ofData(name, 'gs://data/x')?.store.name).toBe(name);
  });
});
