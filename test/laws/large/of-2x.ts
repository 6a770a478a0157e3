import { env, type LargePod, run2x, times } from './pod.ts';

/** Pods of 2.x that are large in one way. */
export const LARGE_2X: Readonly<Record<string, LargePod>> = {
  'slashes in a mount path of 2.x': {
    size: 8_000,
    pod: (size) => run2x({ volumeMounts: [{ name: 'v', mountPath: `/${'/'.repeat(size)}x` }] }),
  },
  'entries of a catalog': {
    size: 400,
    pod: (size) =>
      run2x({
        env: env({
          POLYAXON_ARTIFACTS_STORE_NAME: 'n0',
          POLYAXON_CONNECTIONS_CATALOG: JSON.stringify({
            connections: times(size, (index) => ({ name: `n${index}`, kind: 'gcs', schema: { bucket: 'gs://b' } })),
          }),
        }),
      }),
  },
  'connections as variables': {
    size: 1_000,
    pod: (size) =>
      run2x({
        env: times(size, (index) => ({
          name: `POLYAXON_CONNECTION_SCHEMA_${index}`,
          value: '{"name":"a","kind":"gcs"}',
        })),
      }),
  },
};
