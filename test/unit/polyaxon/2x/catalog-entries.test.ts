import { describe, expect, it } from 'vitest';
import { envOf } from '../../../../src/kubernetes/env.ts';
import { type Catalog, readCatalog } from '../../../../src/polyaxon/2x/catalog.ts';
import {
  connectionEntry,
  entryOf1x,
  schemaEnvName,
  withConnections,
} from '../../../../src/polyaxon/2x/catalog-entries.ts';

const CATALOG = 'POLYAXON_CONNECTIONS_CATALOG';
const catalogIn = (env: Record<string, string>): Catalog =>
  readCatalog(envOf({ name: 'main', env: Object.entries(env).map(([name, value]) => ({ name, value })) }));

describe('a catalog with connections added', () => {
  const added = (text: string | undefined) =>
    withConnections(catalogIn(text === undefined ? {} : { [CATALOG]: text }), [store]);
  const store = connectionEntry('store', 'gs://acme');

  it('is made if there is none', () => {
    expect(added(undefined)).toBe('{"connections":[{"name":"store","kind":"gcs","schema":{"bucket":"gs://acme"}}]}');
  });

  it('keeps what is in it, and appends', () => {
    expect(added('{"v": 1, "connections": [{"name": "git"}, 7]}')).toBe(
      '{"v": 1, "connections": [{"name": "git"}, 7,{"name":"store","kind":"gcs","schema":{"bucket":"gs://acme"}}]}',
    );
  });

  it('gets its list if it has none', () => {
    expect(added('{"v": 1}')).toContain('"v": 1,"connections":[{"name":"store"');
    expect(added('{"connections": null, "v": 1 }')).toMatch(/^\{"connections": \[\{"name":"store".*\}\], "v": 1 \}$/);
  });

  it('keeps what JavaScript would lose', () => {
    const fragile = '"n": 12345678901234567890, "f": 1e400, "2": -0, "1": 1.0';
    expect(added(`{${fragile}, "connections": [{${fragile}}], "connections": [{ "a":1, "a":2 }]}`)).toBe(
      `{${fragile}, "connections": [{${fragile}}], "connections": [{ "a":1, "a":2 },${JSON.stringify(store)}]}`,
    );
  });

  it('may be nested as deeply as it fits', () => {
    const deep = `{"a":${'['.repeat(60_000)}${']'.repeat(60_000)}`;
    expect(added(`${deep}}`)).toBe(`${deep},"connections":[${JSON.stringify(store)}]}`);
  });

  it('stays unchanged if no program could start with more', () => {
    const long = `{"a":"${'x'.repeat(131_071 - CATALOG.length - 1 - 8)}"}`;
    expect(added(long)).toBe(long);
  });

  it.each([
    ['has an entry of that name', '{"connections": [{"name": "store", "kind": "s3"}]}'],
    ['is no JSON', 'not json {'],
    ['is a list', '[ ]'],
    ['has connections that are no list', '{"connections": {}}'],
  ])('stays unchanged if it %s', (_name, text) => expect(added(text)).toBe(text));
});

it('the variable of a connection has its name in capitals, with dashes', () => {
  expect(schemaEnvName('gcs-data_2')).toBe('POLYAXON_CONNECTION_SCHEMA_GCS-DATA_2');
});

describe('an entry', () => {
  it('has no member that is not known: clients raise at one', () => {
    expect(connectionEntry('data', 'gs://data')).toStrictEqual({
      name: 'data',
      kind: 'gcs',
      schema: { bucket: 'gs://data' },
    });
  });

  it('names its key file in its schema, which 2.6 and later read first', () => {
    expect(connectionEntry('data', 'gs://data', { keyPath: '/gc/k.json' })).toEqual({
      name: 'data',
      kind: 'gcs',
      schema: { bucket: 'gs://data', GC_KEY_PATH: '/gc/k.json' },
    });
  });

  it('never does so for 1.x, whose clients raise', () => {
    const secret = { name: 's', mountPath: '/gc' };
    expect(entryOf1x(connectionEntry('data', 'gs://data', { secret, keyPath: '/gc/k.json' }))).toEqual(
      connectionEntry('data', 'gs://data', { secret }),
    );
  });
});

describe('key files of existing connections', () => {
  const named = (text: string) => withConnections(catalogIn({ [CATALOG]: text }), [], new Map([['data', '/k.json']]));

  it('are named in the schemas, beside existing members', () => {
    expect(
      named('{"connections": [{"name": "data", "schema": {"bucket": "gs://b", "x": 1}, "y": 2}, {"name": "other"}]}'),
    ).toBe(
      '{"connections": [{"name": "data", "schema": {"bucket": "gs://b", "x": 1,"GC_KEY_PATH":"/k.json"}, "y": 2}, {"name": "other"}]}',
    );
  });

  it.each([
    ['no such connection', '{"connections": [{"name": "other", "schema": {}}]}'],
    ['no schema', '{"connections": [{"name": "data"}]}'],
    ['an entry that is no object', '{"connections": [null, 7, "data"]}'],
    ['a name that is no text', '{"connections": [{"name": 7, "schema": {}}]}'],
    ['a schema that is no object', '{"connections": [{"name": "data", "schema": "data"}]}'],
  ])('are named nowhere with %s', (_name, text) => expect(named(text)).toBe(text));
});
