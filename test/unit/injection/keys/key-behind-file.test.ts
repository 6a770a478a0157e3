import { describe, expect, it } from 'vitest';
import { find0x } from '../../../../src/injection/generations/0x/find.ts';
import { keyBehindFile } from '../../../../src/injection/keys/key-behind-file.ts';
import type { Volume, VolumeMount } from '../../../../src/kubernetes/pod.ts';
import { aRun, aRunOf0x, aRunPod, found, type Parts0x, settingsOf } from '../../../support/builders.ts';

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

describe('the key behind a file', () => {
  const secret = (items?: { key: string; path: string }[]): Volume => ({
    name: 'k',
    secret: { secretName: 's', ...(items && { items }) },
  });

  it.each<[string, Partial<VolumeMount>, Volume, string | undefined]>([
    ['has the name of the file', { mountPath: '/gc' }, secret(), 'key.json'],
    ['is the one that a file mount shows', { mountPath: '/gc/key.json', subPath: 'k' }, secret(), 'k'],
    [
      'is the one that a file mount shows, by its item',
      { mountPath: '/gc/key.json', subPath: 'p' },
      secret([{ key: 'k', path: 'p' }]),
      'k',
    ],
    ['is none below a mounted part', { mountPath: '/gc', subPath: 'sub' }, secret(), undefined],
    ['is none that the items do not have', { mountPath: '/gc' }, secret([{ key: 'k', path: 'other' }]), undefined],
    ['is any name if the list of items is empty', { mountPath: '/gc' }, secret([]), 'key.json'],
    ['is none of a Secret without a name', { mountPath: '/gc' }, { name: 'k', secret: {} }, undefined],
  ])('%s', (_what, mount, volume, key) => {
    const pod = aRunPod();
    const containers = pod.spec.containers.map((container) => ({
      ...container,
      volumeMounts: [{ name: 'k', mountPath: '/gc', ...mount }],
    }));
    const { main } = aRun({ ...pod, spec: { containers } });
    const behind = keyBehindFile([volume], main.mounts, '/gc/key.json');
    expect(behind).toEqual(key === undefined ? undefined : { name: 's', key });
  });
});
