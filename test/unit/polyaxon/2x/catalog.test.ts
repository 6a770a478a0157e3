import { describe, expect, it } from 'vitest';
import { envOf } from '../../../../src/kubernetes/env.ts';
import { readCatalog } from '../../../../src/polyaxon/2x/catalog.ts';
import { connectionEntry, schemaEnvName, withConnections } from '../../../../src/polyaxon/2x/catalog-entries.ts';

const CATALOG = 'POLYAXON_CONNECTIONS_CATALOG';
const catalogIn = (env: Record<string, string>) =>
  readCatalog(envOf({ name: 'main', env: Object.entries(env).map(([name, value]) => ({ name, value })) }));
const read = (env: Record<string, string>): unknown => catalogIn(env).connections;

describe('the connections of a container', () => {
  it('are those of its catalog, then those of the variables of 1.x', () => {
    const connections = read({
      'POLYAXON_CONNECTION_SCHEMA_GCS-DATA': '{"name": "gcs-data", "kind": "gcs", "schema": {"bucket": "gs://data"}}',
      [CATALOG]: '{"connections": [{"name": "store", "kind": "s3", "secret": {"name": "s", "mountPath": "/gc"}}]}',
    });
    expect(connections).toEqual([
      { name: 'store', kind: 's3', bucket: undefined, secret: { name: 's', mountPath: '/gc' } },
      { name: 'gcs-data', kind: 'gcs', bucket: 'gs://data', secret: undefined },
    ]);
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
    expect(read({ POLYAXON_CONNECTION_SCHEMA_A: text })).toEqual([
      { name: 'a', kind: 'gcs', bucket: undefined, secret: undefined },
    ]);
  });

  it('have a secret without a folder where its mountPath is no text', () => {
    const text = '{"name": "a", "kind": "gcs", "secret": {"name": "s", "mountPath": 1}}';
    expect(read({ POLYAXON_CONNECTION_SCHEMA_A: text })).toMatchObject([
      { secret: { name: 's', mountPath: undefined } },
    ]);
  });
});

describe('a catalog with connections added', () => {
  const added = (text: string | undefined) =>
    withConnections(catalogIn(text === undefined ? {} : { [CATALOG]: text }), [store]);
  const store = connectionEntry('store', 'gs://acme');

  it('is made where there is none', () => {
    expect(added(undefined)).toBe('{"connections":[{"name":"store","kind":"gcs","schema":{"bucket":"gs://acme"}}]}');
  });

  it('keeps what is in it, and appends', () => {
    expect(added('{"v": 1, "connections": [{"name": "git"}, 7]}')).toBe(
      '{"v":1,"connections":[{"name":"git"},7,{"name":"store","kind":"gcs","schema":{"bucket":"gs://acme"}}]}',
    );
  });

  it('gets its list where it has none', () => {
    expect(added('{"v": 1}')).toContain('"v":1,"connections":[{"name":"store"');
  });

  it.each([
    ['has an entry of that name', '{"connections": [{"name": "store", "kind": "s3"}]}'],
    ['is no JSON', 'not json {'],
    ['is a list', '[ ]'],
    ['has connections that are no list', '{"connections": {}}'],
  ])('comes back letter by letter where it %s', (_name, text) => expect(added(text)).toBe(text));
});

it('the variable of a connection has its name in capitals, dashes kept', () => {
  expect(schemaEnvName('gcs-data_2')).toBe('POLYAXON_CONNECTION_SCHEMA_GCS-DATA_2');
});
