import { describe, expect, it } from 'vitest';
import { readContainer } from '../../../../src/injection/reading/container.ts';
import { marksIn } from '../../../../src/injection/reading/marks.ts';

/** The mark of a container with these variables, if the pod names others and the configuration adds a variable. */
const markOf = (names: readonly string[], container = 'train') =>
  marksIn({ named: ['helper'], added: [{ name: 'POLYAXON_LOG_LEVEL' }] })(
    readContainer({ spec: { containers: [] } })({
      list: 'containers',
      index: 0,
      container: { name: container, env: names.map((name) => ({ name })) },
    }),
  );

const OF_STORE = [
  ...['POLYAXON_RUN_OUTPUTS_PATH', 'POLYSTORES_RUN_STORES_ACCESS_KEYS', 'POLYAXON_ARTIFACTS_STORE_NAME'],
  ...['POLYAXON_CONNECTIONS_CATALOG', 'POLYAXON_CONNECTION_SCHEMA_STORE'],
];

describe('a container is marked', () => {
  it.each(['POLYAXON_API_VERSION', 'POLYSTORES_X', 'POLYAXON_RUN_DATA_PATHS'])(
    'as of the run by %s, even if the pod names it',
    (name) => expect([markOf([...OF_STORE, name]), markOf([name], 'helper')]).toEqual(['run', 'run']),
  );

  it.each([...OF_STORE, 'POLYAXON_LOG_LEVEL'])('by %s only if the pod does not name it: it may be ours', (name) =>
    expect([markOf([name]), markOf([name], 'helper')]).toEqual(['store', 'none']),
  );

  it.each(['POLYAXON_GCS_INJECTOR_INJECT', 'POLYAXON_GCS_INJECTOR_OUTPUTS', 'MY_POLYAXON_RUN'])('never by %s', (name) =>
    expect(markOf([name])).toBe('none'),
  );
});
