import { describe, expect, it } from 'vitest';
import { envOf } from '../../../../src/kubernetes/env.ts';
import { readCatalog } from '../../../../src/polyaxon/2x/catalog.ts';

const CATALOG = 'POLYAXON_CONNECTIONS_CATALOG';
const catalogIn = (env: Record<string, string>) =>
  readCatalog(envOf({ name: 'main', env: Object.entries(env).map(([name, value]) => ({ name, value })) }));
const read = (env: Record<string, string>): unknown => catalogIn(env).connections;

describe('the connections of a container', () => {
  it('are those of its catalog, then those of 1.x variables', () => {
    const connections = read({
      'POLYAXON_CONNECTION_SCHEMA_GCS-DATA': '{"name": "gcs-data", "kind": "gcs", "schema": {"bucket": "gs://data"}}',
      [CATALOG]: '{"connections": [{"name": "store", "kind": "s3", "secret": {"name": "s", "mountPath": "/gc"}}]}',
    });
    const SAYS_NO_MORE = { namesKey: false, keyPath: undefined, mayUseVariables: false };
    expect(connections).toEqual([
      {
        ...SAYS_NO_MORE,
        name: 'store',
        kind: 's3',
        bucket: undefined,
        secret: { name: 's', mountPath: '/gc' },
        isOf1x: false,
      },
      { ...SAYS_NO_MORE, name: 'gcs-data', kind: 'gcs', bucket: 'gs://data', secret: undefined, isOf1x: true },
    ]);
  });

  it('are told apart from those that the catalog has too', () => {
    const text = '{"name": "store", "kind": "gcs", "secret": {"name": "s"}}';
    const { connections, shadowed } = catalogIn({
      POLYAXON_CONNECTION_SCHEMA_STORE: text,
      [CATALOG]: '{"connections": [{"name": "store", "kind": "gcs"}]}',
    });
    expect([connections, shadowed]).toMatchObject([[{ isOf1x: false }], [{ isOf1x: true, secret: { name: 's' } }]]);
  });

  it('have no 1.x duplicates of the catalog', () => {
    const text = '{"name": "a", "kind": "gcs"}';
    const connections = read({ POLYAXON_CONNECTION_SCHEMA_A: text, [CATALOG]: `{"connections": [${text}]}` });
    expect(connections).toMatchObject([{ name: 'a', isOf1x: false }]);
  });

  it.each([
    ['a path in the schema', { schema: { GC_KEY_PATH: '/k.json' } }, { namesKey: true, keyPath: '/k.json' }],
    ['a path that is no text', { schema: { GC_KEY_PATH: 7 } }, { namesKey: true, keyPath: undefined }],
    ['another spelling', { schema: { googlekeypath: '/k.json' } }, { namesKey: true, keyPath: undefined }],
    ['a key in its variables', { env: { GOOGLE_KEYFILE_DICT: '{}' } }, { namesKey: true }],
    [
      'a list of variables, which clients cannot read',
      { env: [{ name: 'GC_KEY_PATH', value: '/k' }] },
      { namesKey: false },
    ],
    ['a Secret as variables', { secret: { name: 's' } }, { mayUseVariables: true }],
    ['a mounted Secret', { secret: { name: 's', mountPath: '/s' } }, { mayUseVariables: false }],
    ['a ConfigMap as variables', { configMap: { name: 'c' } }, { mayUseVariables: true }],
    ['a mounted ConfigMap', { configMap: { name: 'c', mountPath: '/c' } }, { mayUseVariables: false }],
  ])('name the source of their key: %s', (_name, members, expected) => {
    const value = JSON.stringify({ connections: [{ name: 'a', kind: 'gcs', ...members }] });
    expect(read({ [CATALOG]: value })).toMatchObject([expected]);
  });

  it.each([
    ['text that is no JSON', '{'],
    ['a list', '[]'],
    ['connections that are no list', '{"connections": {}}'],
    ['an entry that is no map', '{"connections": [null, "gcs", ["gcs"]]}'],
    ['an entry without a kind', '{"connections": [{"name": "store"}]}'],
    ['an entry whose name is no text', '{"connections": [{"name": 1, "kind": "gcs"}]}'],
  ])('are none in %s', (_name, text) => expect(read({ [CATALOG]: text })).toEqual([]));

  it.each([
    ['a schema that is no map', '{"name": "a", "kind": "gcs", "schema": "gs://bucket-b"}'],
    ['a bucket that is no text', '{"name": "a", "kind": "gcs", "schema": {"bucket": 1}}'],
    ['a secret without a name', '{"name": "a", "kind": "gcs", "secret": {"mountPath": "/gc"}}'],
    ['a secret that is a text', '{"name": "a", "kind": "gcs", "secret": "s"}'],
  ])('have neither bucket nor secret with %s', (_name, text) => {
    expect(read({ POLYAXON_CONNECTION_SCHEMA_A: text })).toMatchObject([
      { name: 'a', kind: 'gcs', bucket: undefined, secret: undefined },
    ]);
  });

  it('have a secret without a folder if its mountPath is no text', () => {
    const text = '{"name": "a", "kind": "gcs", "secret": {"name": "s", "mountPath": 1}}';
    expect(read({ POLYAXON_CONNECTION_SCHEMA_A: text })).toMatchObject([
      { secret: { name: 's', mountPath: undefined } },
    ]);
  });
});
