import fc from 'fast-check';
import { variable } from './arbitrary-env.ts';
import { listOf, withUnknown } from './arbitrary-list.ts';

const PATHS = [
  '/outputs',
  '/data',
  '/plx-context/.gc',
  '/plx-context/.gc/',
  '/plx-context',
  '/tmp/.plx-gcs-secret',
  '/tmp',
  '/etc/gcs',
];
/** Names of volumes, of which a pod may have some. */
export const VOLUMES = ['plx-gcs-secret', 'plx-gcs-secret-2', 'gcs-secret', 'outputs', 'tmp'];
const volumeMount = withUnknown(
  fc.record(
    {
      name: fc.constantFrom(...VOLUMES),
      mountPath: fc.constantFrom(...PATHS),
      readOnly: fc.boolean(),
      subPath: fc.constant('gcs-key.json'),
    },
    { requiredKeys: ['name', 'mountPath'] },
  ),
);
const ARGS = [
  'tensorboard --logdir=/outputs/root/quick-start/experiments/7 --port=6006',
  "tensorboard --logdir='a:/outputs/x,b:gs://outputs/y' && true",
  '--epochs=3',
];
/** A container with one of these names. */
export const container = (names: readonly string[]) =>
  withUnknown(
    fc.record(
      {
        name: fc.constantFrom(...names),
        command: listOf(fc.constantFrom('/bin/sh', '-c', 'python'), 2),
        args: listOf(fc.constantFrom(...ARGS), 2),
        env: listOf(variable, 8),
        envFrom: fc.constant<object[]>([{ secretRef: { name: 'anything' } }]),
        volumeMounts: listOf(volumeMount, 4),
      },
      { requiredKeys: ['name'] },
    ),
  );
