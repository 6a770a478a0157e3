import { expect, it } from 'vitest';
import { bringsCredentials } from '../../../../src/injection/keys/own-credentials.ts';
import type { EnvVar, Volume, VolumeMount } from '../../../../src/kubernetes/pod.ts';
import { aRun, aRunPod } from '../../../support/builders.ts';

const KEYS: Volume = { name: 'keys', secret: { secretName: 's' } };
const EMPTY: Volume = { name: 'empty' };
const GCLOUD = '/root/.config/gcloud';
const variable = (value: string): EnvVar => ({ name: 'GOOGLE_APPLICATION_CREDENTIALS', value });

it.each<[string, boolean, EnvVar[], VolumeMount[]]>([
  ['nothing', false, [], []],
  ['the variable', true, [variable('/my/key.json')], []],
  ['the variable without a value', true, [variable('')], []],
  ["a Secret as gcloud's folder", true, [], [{ name: 'keys', mountPath: GCLOUD }]],
  ["an empty folder as gcloud's", false, [], [{ name: 'empty', mountPath: GCLOUD }]],
  ['a Secret in another folder', false, [], [{ name: 'keys', mountPath: '/keys' }]],
  ["a Secret below gcloud's folder", false, [], [{ name: 'keys', mountPath: `${GCLOUD}/keys` }]],
  [
    "gcloud's own file",
    true,
    [],
    [{ name: 'empty', mountPath: '/x/application_default_credentials.json', subPath: 'a.json' }],
  ],
  ['a file of another name', false, [], [{ name: 'keys', mountPath: '/x/credentials.json', subPath: 'a.json' }]],
])('a container with %s brings credentials: %s', (_what, brings, env, volumeMounts) => {
  const pod = aRunPod({ env });
  const containers = pod.spec.containers.map((container) => ({ ...container, volumeMounts }));
  const { main } = aRun({ ...pod, spec: { containers, volumes: [EMPTY, KEYS] } });
  expect(bringsCredentials(main, [EMPTY, KEYS])).toBe(brings);
});
