import type { EnvVar } from '../../../src/kubernetes/pod.ts';
import { env, type LargePod, run0x, tensorboard, times } from './pod.ts';

const refs = (path: (index: number) => string) => (count: number) =>
  env({ POLYAXON_REFS_OUTPUTS_PATHS: JSON.stringify({ jobs: times(count, path) }) });
const refsOnGcs = refs((index) => `gs://b/${index}`);
const accessKeys = (count: number, envName: (index: number) => string) =>
  env({
    POLYSTORES_RUN_STORES_ACCESS_KEYS: JSON.stringify(
      Object.fromEntries(times(count, (index) => [`gs://b/${index}`, { store: 'gcs', secret_key: envName(index) }])),
    ),
  });
const taken = (count: number): EnvVar[] =>
  times(count, (index) => ({ name: `PLX_GCS_KEY_OUTPUTS${index === 0 ? '' : `_${index + 1}`}`, value: 'x' }));
/** Names of Secrets that all give one variable name: bits, with a dot or a dash for each. */
const alike = (index: number): string => `s${times(13, (bit) => `${(index >> bit) & 1 ? '.' : '-'}x`).join('')}`;
const keysAlike = (count: number): EnvVar[] =>
  times(count, (index) => ({ name: `k-${index}`, valueFrom: { secretKeyRef: { name: alike(index), key: 'k' } } }));
const elsewhere = (count: number, folder = '/m') =>
  times(count, (index) => ({ name: `w${index}`, mountPath: `${folder}${index}` }));

/**
 * Pods of 0.x that are large in one dimension, or in two that could multiply. No text is too long to start a program.
 */
export const LARGE_0X: Readonly<Record<string, LargePod>> = {
  'slashes in a mount path of 0.x': {
    size: 8_000,
    pod: (size) =>
      run0x({
        env: env({ POLYAXON_RUN_OUTPUTS_PATH: '/outputs/7' }),
        volumeMounts: [{ name: 'v', mountPath: `/${'/'.repeat(size)}x` }],
      }),
  },
  'slashes in an outputs path': {
    size: 8_000,
    pod: (size) => run0x({ env: env({ POLYAXON_RUN_OUTPUTS_PATH: `/${'/'.repeat(size)}x` }) }),
  },
  'folders in an outputs path': {
    size: 8_000,
    pod: (size) =>
      run0x({
        env: env({ POLYAXON_RUN_OUTPUTS_PATH: '/root/quick-star'.repeat(size / 4) }),
        volumeMounts: elsewhere(size, '/root/'),
      }),
  },
  'brackets in references': {
    size: 8_000,
    pod: (size) =>
      run0x({ env: env({ POLYAXON_REFS_OUTPUTS_PATHS: `{"jobs":${'['.repeat(size)}${']'.repeat(size)}}` }) }),
  },
  'references × access keys': {
    size: 500,
    pod: (size) => run0x({ env: [...refsOnGcs(size), ...accessKeys(size, () => 'A')] }),
  },
  'references × variables': {
    size: 1_500,
    pod: (size) => run0x({ env: [...refsOnGcs(size), ...times(size, (index) => ({ name: `A${index}`, value: '' }))] }),
  },
  'references × names that are taken': {
    size: 1_500,
    pod: (size) => run0x({ env: [...refsOnGcs(size), ...taken(size)] }),
  },
  'references on a disk × mounts': {
    size: 1_500,
    pod: (size) =>
      run0x({ env: refs((index) => `/outputs/${index}`)(size), volumeMounts: elsewhere(size, '/outputs/m') }),
  },
  'references × volumes × mounts, behind the credentials': {
    size: 1_000,
    pod: (size) =>
      run0x(
        {
          env: [
            ...refsOnGcs(size),
            ...env({ POLYAXON_RUN_OUTPUTS_PATH: 'gs://b/a', GOOGLE_APPLICATION_CREDENTIALS: '/zz/k.json' }),
          ],
          volumeMounts: elsewhere(size),
        },
        { volumes: times(size, (index) => ({ name: `v${index}`, secret: { secretName: 's' } })) },
      ),
  },
  'keys whose variables have one name': {
    size: 500,
    pod: (size) => run0x({ env: [...accessKeys(size, (index) => `k-${index}`), ...keysAlike(size)] }),
  },
  'data on GCS': {
    size: 1_000,
    pod: (size) =>
      run0x({
        env: env({
          POLYAXON_RUN_DATA_PATHS: JSON.stringify(
            Object.fromEntries(times(size, (index) => [`d${index}`, `gs://b/${index}`])),
          ),
        }),
      }),
  },
  'paths of a --logdir × mounts': {
    size: 1_000,
    pod: (size) =>
      tensorboard({
        args: [`tensorboard --logdir=${times(size, (index) => `a:/outputs/${index}`).join(',')}`],
        volumeMounts: elsewhere(size, '/outputs/m'),
      }),
  },
  'paths of a --logdir × access keys': {
    size: 500,
    pod: (size) =>
      tensorboard({
        args: [`tensorboard --logdir=${times(size, (index) => `a:gs://b/${index}`).join(',')}`],
        env: accessKeys(size, () => 'A'),
      }),
  },
  'spaces after a --logdir': { size: 8_000, pod: (size) => tensorboard({ args: [`--logdir${' '.repeat(size)};`] }) },
  'quotes after a --logdir': {
    size: 2_000,
    pod: (size) => tensorboard({ args: [`${'--logdir="'.repeat(size)}${"--logdir='".repeat(size)}`] }),
  },
  'letters of a --logdir': {
    size: 8_000,
    pod: (size) => tensorboard({ args: [`--logdir=${'a'.repeat(size)}:${'a'.repeat(size)}`] }),
  },
  'lines of a tensorboard': {
    size: 2_000,
    pod: (size) => tensorboard({ args: times(size, () => '--logdir=/outputs/7') }),
  },
  'words of a command': { size: 8_000, pod: (size) => run0x({ args: ['mpirun -x '.repeat(size), '-x'.repeat(size)] }) },
  'containers × names': {
    size: 1_000,
    pod: (size) =>
      run0x(
        {},
        { containers: times(size, (index) => ({ name: `c${index}` })) },
        { 'polyaxon-gcs-injector.io/containers': times(size, (index) => `c${index}`).join(',') },
      ),
  },
  'containers × a long outputs path': {
    size: 800,
    pod: (size) => {
      const others = times(size / 4, (index) => ({ name: `c${index}` }));
      const pod = run0x(
        { env: env({ POLYAXON_RUN_OUTPUTS_PATH: `/outputs/${'a'.repeat(size * 16)}` }) },
        {},
        { 'polyaxon-gcs-injector.io/containers': others.map(({ name }) => name).join(',') },
      );
      return { ...pod, spec: { containers: [...pod.spec.containers, ...others] } };
    },
  },
};
