import { describe, expect, it } from 'vitest';
import { find2x } from '../../../../../src/injection/generations/2x/find.ts';
import { aConnection, aRun, aRunPod, type Connection, named, settingsOf } from '../../../../support/builders.ts';

function accessWith(connection: Connection, config = '{}'): unknown {
  const result = find2x(aRun(aRunPod({ env: [named('store'), aConnection(connection)] })), settingsOf(config));
  return result.kind === 'found' ? result.store.access : result.reason;
}

describe('the Secret of a store that the pod names', () => {
  const own = { name: 's', mountPath: '/gc' };
  const configured = (members: string): string =>
    `connections: [{kind: gcs, secret: {name: other, key: other.json}, ${members}}]`;
  const OTHER = { kind: 'secret', secret: { name: 'other', key: 'other.json' } };

  it.each<[string, Connection, string, object]>([
    ['is its own with a mountPath', { secret: own }, '{}', { kind: 'secret', secret: own }],
    [
      'is its own, with the key of that Secret from the configuration',
      { secret: own },
      'artifactsStore: {name: x, kind: gcs, schema: {bucket: gs://bucket-x}, secret: {name: s, key: k}}',
      { kind: 'secret', secret: { ...own, key: 'k' } },
    ],
    [
      'is its own, with the key from outputs of the same bucket',
      { secret: own },
      'persistence: {outputs: {store: gcs, bucket: gs://acme, secret: s, secretKey: k}}',
      { kind: 'secret', secret: { ...own, key: 'k' } },
    ],
    [
      'is its own, without the key from outputs of another bucket',
      { secret: own },
      'persistence: {outputs: {store: gcs, bucket: gs://bucket-x, secret: s, secretKey: k}}',
      { kind: 'secret', secret: own },
    ],
    [
      'is its own, without the key of another connection of that Secret',
      { secret: own },
      'connections: [{name: x, kind: gcs, schema: {bucket: gs://bucket-x}, secret: {name: s, key: k}}]',
      { kind: 'secret', secret: own },
    ],
    [
      'is its own, with the key of the connection of its bucket',
      { secret: own },
      'connections: [{name: x, kind: gcs, schema: {bucket: gs://acme}, secret: {name: s, key: k}}]',
      { kind: 'secret', secret: { ...own, key: 'k' } },
    ],
    [
      'is its own, with the key of the connection of its name',
      { secret: own },
      'connections: [{name: store, kind: gcs, schema: {bucket: gs://bucket-x}, secret: {name: s, key: k}}]',
      { kind: 'secret', secret: { ...own, key: 'k' } },
    ],
    [
      'is its own, without the key of another Secret',
      { secret: own },
      configured('name: store, schema: {bucket: gs://acme}'),
      { kind: 'secret', secret: own },
    ],
    [
      'is its own, without a key if the configuration has none either',
      { secret: own },
      'artifactsStore: {name: x, kind: gcs, schema: {bucket: gs://bucket-x}, secret: {name: s}}',
      { kind: 'secret', secret: own },
    ],
    ['is unknown if it has no mountPath', { secret: { name: 's' } }, '{}', { kind: 'env_only' }],
    ['is unknown if its mountPath is relative', { secret: { ...own, mountPath: 'gc' } }, '{}', { kind: 'env_only' }],
    ['is unknown if its name is invalid', { secret: { ...own, name: 'Not A Name' } }, '{}', { kind: 'env_only' }],
    ['is none if it has none', {}, '{}', { kind: 'ambient' }],
    ['is the configured one of its bucket', {}, configured('name: x, schema: {bucket: gs://acme}'), OTHER],
    [
      'is the configured one of its name',
      { secret: { name: 's' } },
      configured('name: store, schema: {bucket: gs://bucket-x}'),
      OTHER,
    ],
    ['is none of another store', {}, configured('name: x, schema: {bucket: gs://bucket-x}'), { kind: 'ambient' }],
    [
      'is none of a store without one',
      { secret: { name: 's' } },
      'artifactsStore: {name: store, kind: gcs, schema: {bucket: gs://acme}}',
      { kind: 'env_only' },
    ],
  ])('%s', (_name, entry, config, access) => expect(accessWith(entry, config)).toEqual(access));

  it('is the configured one of its bucket rather than of its name', () => {
    const config = `
artifactsStore: {name: store, kind: gcs, schema: {bucket: gs://bucket-x}, secret: {name: of-name}}
connections: [{name: x, kind: gcs, schema: {bucket: gs://acme}, secret: {name: of-bucket, mountPath: /x}}]
`;
    expect(accessWith({}, config)).toEqual({ kind: 'secret', secret: { name: 'of-bucket', mountPath: '/x' } });
  });
});
