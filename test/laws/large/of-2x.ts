import type { Volume } from '../../../src/kubernetes/pod.ts';
import { env, type LargePod, run2x, storeOf, storeWith, times } from './pod.ts';

const ofSecret = (name: string, secretName: string): Volume => ({ name, secret: { secretName } });

/** Pods of 2.x that are large in one dimension, or in two that could multiply. */
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
  'connections whose Secrets are mounted': {
    size: 300,
    pod: (size) =>
      run2x(
        {
          volumeMounts: times(size, (index) => ({ name: `v${index}`, mountPath: `/gc/${index}` })),
          env: env({
            POLYAXON_ARTIFACTS_STORE_NAME: 'store',
            POLYAXON_CONNECTIONS_CATALOG: JSON.stringify({
              connections: times(size, (index) => ({
                name: `n${index}`,
                kind: 'gcs',
                schema: { bucket: 'gs://b' },
                secret: { name: `s${index}`, mountPath: `/gc/${index}` },
              })),
            }),
          }),
        },
        { volumes: times(size, (index) => ofSecret(`v${index}`, `s${index}`)) },
      ),
  },
  'mounts of the Secret, in which others lie': {
    size: 1_000,
    pod: (size) =>
      run2x(
        {
          volumeMounts: times(size, (index) => [
            { name: 'gcs-secret', mountPath: `/gc/${index}` },
            { name: 'other', mountPath: `/gc/${index}/gc-secret.json` },
          ]).flat(),
        },
        { volumes: [ofSecret('gcs-secret', 'gcs-secret'), ofSecret('other', 'other')] },
      ),
  },
  'variables of 2.x': {
    size: 2_000,
    pod: (size) => run2x({ env: times(size, (index) => ({ name: `A${index}`, value: 'x' })) }),
  },
  'slashes in the mount path of a connection': {
    size: 8_000,
    pod: (size) => run2x(storeWith({ secret: { name: 's', mountPath: `/${'/'.repeat(size)}x` } })),
  },
  'slashes in the bucket of a connection': {
    size: 8_000,
    pod: (size) => run2x(storeOf(`gs://b${'/'.repeat(size)}x`)),
  },
  'mounts at the paths that we want': {
    size: 1_000,
    pod: (size) =>
      run2x({
        volumeMounts: times(size, (index) => ({ name: `v${index}`, mountPath: `/plx-context/.gc${suffix(index)}` })),
      }),
  },
  'volumes of the Secret × mounts': {
    size: 1_000,
    pod: (size) =>
      run2x(
        { volumeMounts: times(size, (index) => ({ name: `w${index}`, mountPath: `/m${index}` })) },
        { volumes: times(size, (index) => ofSecret(`v${index}`, 'gcs-secret')) },
      ),
  },
  'items of a volume of the Secret': {
    size: 1_000,
    pod: (size) =>
      run2x(
        {},
        {
          volumes: [
            {
              name: 'v',
              secret: {
                secretName: 'gcs-secret',
                items: times(size, (index) => ({ key: `k${index}`, path: `k${index}.json` })),
              },
            },
          ],
        },
      ),
  },
  'volumes that have our name': {
    size: 2_000,
    pod: (size) => run2x({}, { volumes: times(size, (index) => ofSecret(`plx-gcs-secret${suffix(index)}`, 'other')) }),
  },
};

const suffix = (index: number): string => (index === 0 ? '' : `-${index + 1}`);
