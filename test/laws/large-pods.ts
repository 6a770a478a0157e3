import { LARGE_PODS_0X } from './large-pods-0x.ts';
import { env, type LargePod, run0x, run2x, times } from './large-runs.ts';

/** Pods that are large in one way, or in two that could be multiplied. No text is too long to start a program with. */
export const LARGE_PODS: Readonly<Record<string, LargePod>> = {
  ...LARGE_PODS_0X,
  'containers × names': {
    size: 1_000,
    pod: (size) =>
      run0x(
        {},
        { containers: times(size, (index) => ({ name: `c${index}` })) },
        { 'polyaxon-gcs-injector.io/containers': times(size, (index) => `c${index}`).join(',') },
      ),
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
