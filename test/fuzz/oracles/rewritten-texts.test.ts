import { describe, expect, it } from 'vitest';
import { textFindings } from './rewritten-texts.ts';

const KEYS = 'POLYSTORES_RUN_STORES_ACCESS_KEYS';
const CATALOG = 'POLYAXON_CONNECTIONS_CATALOG';
const DATA = 'POLYAXON_RUN_DATA_PATHS';

function isRight(name: string, before: string, after: string): boolean {
  const container = { list: 'containers' as const, container: { name: 'main' }, env: [], mounts: [], args: [] };
  const containers = [{ ...container, values: [{ name, before, after }] }];
  const found = textFindings({
    volumes: [],
    containers,
    status: undefined,
    others: [],
    isEmpty: false,
    isInjection: true,
  });
  return found.length === 0;
}

describe('texts that were rewritten', () => {
  it.each([
    [CATALOG, '{"connections":[{"n":1e400}]}', '{"connections":[{"n":1e400},{"name":"a"}]}'],
    [CATALOG, '{"connections":null}', '{"connections":[{"name":"a"}]}'],
    [
      KEYS,
      '{"gs://a":{"store":"gcs","secret_key":"a.json","n":1.0}}',
      '{"gs://a":{"store":"gcs","secret_key":"A","n":1.0}}',
    ],
    [DATA, '{"a": "/data/a", "n": -0}', '{"a": "gs://b/a", "n": -0}'],
    ['POLYAXON_RUN_OUTPUTS_PATH', '/outputs/a', 'gs://b/a'],
    ['TF_CONFIG', '/outputs/a', 'gs://b/a'],
  ])('%s may go from %s to %s', (name, before, after) => {
    expect(isRight(name, before, after)).toBe(true);
  });

  it.each([
    [CATALOG, '{"connections":[{"n":1e400}]}', '{"connections":[{"n":null}]}'],
    [CATALOG, '{"2":1,"1":2}', '{"1":2,"2":1}'],
    [CATALOG, '{"a":1,"a":2}', '{"a":2}'],
    [CATALOG, 'no JSON', '{}'],
    [KEYS, '{"gs://a":{"n":1.0}}', '{"gs://a":{"n":1}}'],
    [KEYS, '{"gs://a":{"secret_key":"A"}}', '{"gs://b":{"secret_key":"A"}}'],
    [DATA, '{"a": "/data/a", "n": -0}', '{"a": "gs://b/a", "n": 0}'],
    [DATA, '{"a": "/data/a"}', '{"a": "/data/b"}'],
    ['POLYAXON_RUN_OUTPUTS_PATH', '/outputs/a', '/b/a'],
    ['POLYAXON_RUN_OUTPUTS_PATH', 'gs://b/a', 'gs://c/a'],
  ])('%s may not go from %s to %s', (name, before, after) => {
    expect(isRight(name, before, after)).toBe(false);
  });
});
