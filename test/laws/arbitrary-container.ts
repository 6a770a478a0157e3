import fc from 'fast-check';
import { variable } from './arbitrary-env.ts';
import { listOf, withUnknown } from './arbitrary-list.ts';
import { VOLUMES } from './arbitrary-volume.ts';

const PATHS = [
  '/outputs',
  '/data',
  '/plx-context/.gc',
  '/plx-context/.gc/',
  '/plx-context//.gc',
  'plx-context/.gc',
  '/plx-context/.gc/gc-secret.json',
  '/plx-context/.gc/deep',
  '/plx-context',
  '/tmp/.plx-gcs-secret',
  '/tmp',
  '/etc/gcs',
  '/etc/gcs/gc-secret.json',
  '/etc',
  'etc',
  '/',
  '/root/.config/gcloud/application_default_credentials.json',
];
const volumeMount = withUnknown(
  fc.record(
    {
      name: fc.constantFrom(...VOLUMES),
      mountPath: fc.constantFrom(...PATHS),
      readOnly: fc.boolean(),
      subPath: fc.constantFrom('gcs-key.json', 'gc-secret.json', ''),
      subPathExpr: fc.constant('$(A)'),
    },
    { requiredKeys: ['name', 'mountPath'] },
  ),
);
const ARGS = [
  'tensorboard --logdir=/outputs/root/quick-start/experiments/7 --port=6006',
  "tensorboard --logdir='a:/outputs/x,b:gs://outputs/y' && true",
  '--epochs=3',
];
const user = fc.record({ runAsUser: fc.constantFrom(0, 1000, null) }, { requiredKeys: [] });

/** A container with one of these names. */
export const container = (names: readonly string[]) =>
  withUnknown(
    fc.record(
      {
        name: fc.constantFrom(...names),
        command: listOf(fc.constantFrom('/bin/sh', '-c', 'python'), 2),
        args: listOf(fc.constantFrom(...ARGS), 2),
        image: fc.constantFrom('python:3.11', 'python:3.11', 'gcr.io/kaniko-project/executor:latest'),
        env: listOf(variable, 8),
        envFrom: fc.constantFrom<object[]>([], [{ secretRef: { name: 'anything' } }]),
        securityContext: user,
        volumeMounts: listOf(volumeMount, 4),
      },
      { requiredKeys: ['name'] },
    ),
  );
