import { expect, it } from 'vitest';
import { keyWarnings } from '../../../../src/injection/generations/key-warnings.ts';
import { type Credentials, without } from '../../../../src/injection/keys/credentials.ts';
import type { EnvVar } from '../../../../src/kubernetes/pod.ts';
import { aRun, aRunPod } from '../../../support/builders.ts';

const FILE = '/tmp/.plx-gcs-secret/k.json';
const OURS: Credentials = { kind: 'ours', file: FILE, folder: '/tmp/.plx-gcs-secret', mounts: [], wishes: [] };
const OTHER = 'polyaxon-gcs-injector: GC_KEY_PATH names another key than ours: clients may take either';
const UNSEEN = 'polyaxon-gcs-injector: envFrom is not seen: a GOOGLE_APPLICATION_CREDENTIALS in it is replaced by ours';

const keyPath = (parts: Partial<EnvVar>): EnvVar => ({ name: 'GC_KEY_PATH', ...parts });

it.each<[string, Credentials, EnvVar[], object[], string[]]>([
  ['nothing else', OURS, [], [], []],
  ['another file', OURS, [keyPath({ value: '/my/key.json' })], [], [OTHER]],
  ['a file from a source', OURS, [keyPath({ valueFrom: { secretKeyRef: { name: 's', key: 'k' } } })], [], [OTHER]],
  ['our file', OURS, [keyPath({ value: FILE })], [], []],
  ['envFrom', OURS, [], [{ secretRef: { name: 's' } }], [UNSEEN]],
  ['both', OURS, [keyPath({ value: '/my/key.json' })], [{ secretRef: { name: 's' } }], [OTHER, UNSEEN]],
  ['both, and credentials of its own', without('own'), [keyPath({ value: '/x' })], [{ secretRef: { name: 's' } }], []],
])('a container with %s beside its key', (_what, credentials, env, envFrom, warnings) => {
  const pod = aRunPod({ env });
  const containers = pod.spec.containers.map((container) => ({ ...container, envFrom }));
  expect(keyWarnings(aRun({ ...pod, spec: { containers } }).main, credentials)).toEqual(warnings);
});
