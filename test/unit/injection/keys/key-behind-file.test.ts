import { describe, expect, it } from 'vitest';
import { find0x } from '../../../../src/injection/generations/0x/find.ts';
import { aRun, aRunOf0x, found, type Parts0x, settingsOf } from '../../../support/builders.ts';

describe('the Secret of a path that Polyaxon put on GCS', () => {
  const path = 'gs://elsewhere/x';
  const access = (parts: Omit<Parts0x, 'path'>): unknown =>
    found(find0x(aRun(aRunOf0x({ path, ...parts })), settingsOf(), 'experiment')).store.access;
  const entry = {
    name: 'POLYSTORES_RUN_STORES_ACCESS_KEYS',
    value: JSON.stringify({ [path]: { store: 'gcs', secret_key: 'KEY' } }),
  };
  const file = { name: 'GOOGLE_APPLICATION_CREDENTIALS', value: '/gc/key.json' };
  const volumes = [{ name: 'other' }, { name: 'k', secret: { secretName: 's' } }];

  it.each([
    [
      'is the one of its variable',
      { env: [entry, { name: 'KEY', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } }] },
      { kind: 'secret', secret: { name: 's', key: 'k' } },
    ],
    ['is none if the variable is missing', { env: [entry] }, { kind: 'ambient' }],
    ['is none if the variable has a value', { env: [entry, { name: 'KEY', value: '{}' }] }, { kind: 'ambient' }],
    [
      'is the one behind the credentials file',
      { env: [file], mounts: { '/gc': 'k' }, volumes },
      { kind: 'secret', secret: { name: 's', key: 'key.json' } },
    ],
    [
      'is the one behind the credentials file, under the name of its item',
      {
        env: [file],
        mounts: { '/gc': 'k' },
        volumes: [
          {
            name: 'k',
            secret: {
              secretName: 's',
              items: [
                { key: 'a', path: 'b.json' },
                { key: 'k', path: 'key.json' },
              ],
            },
          },
        ],
      },
      { kind: 'secret', secret: { name: 's', key: 'k' } },
    ],
    ['is none if the file is in no Secret', { env: [file], mounts: { '/gc': 'other' }, volumes }, { kind: 'ambient' }],
    ['is none if the file is elsewhere', { env: [file], mounts: { '/other': 'k' }, volumes }, { kind: 'ambient' }],
    ['is none if the Secret is not mounted', { env: [file], volumes }, { kind: 'ambient' }],
    ['is none without a file', { mounts: { '/gc': 'k' }, volumes }, { kind: 'ambient' }],
  ])('%s', (_name, parts, expected) => expect(access(parts)).toEqual(expected));
});
