import type { V1EnvVar } from '@kubernetes/client-node';
import { aRow } from '../a-row.ts';
import type { Row } from '../row.ts';
import { at, catalog, fromKey, ofSecret, type Parts, run2x } from './pods.ts';

const ORIGIN = 'own: credentials that the author of a 2.x run brings';
const SECRETS = { 'gcs-secret': { 'gc-secret.json': 'store' }, mine: { 'key.json': 'mine', dict: 'mine' } };

/** A run that requests a connection without a Secret, and mounts its author's key. */
const withMine = ({ env = [], mounts = [], ...more }: Parts) =>
  run2x({
    env: [catalog({ name: 'partner' }), ...env],
    mounts: [at('/mine', 'mine'), ...mounts],
    volumes: [ofSecret('mine')],
    ...more,
  });

const named = (name: string, value = '/mine/key.json'): V1EnvVar => ({ name, value });

/**
 * A variable of the author that names the author's key. The connection keeps it, and so do clients that read only that.
 */
const keyPath = (name: string): Row =>
  aRow({
    name: `key-path-of-the-author-${name}`,
    origin: ORIGIN,
    says: `The author names a key in ${name}.`,
    pod: withMine({ env: [named(name)] }),
    secrets: SECRETS,
    who: { partner: 'mine' },
  });

const keyDict = (name: string): Row =>
  aRow({
    name: `key-in-a-variable-of-the-author-${name}`,
    origin: ORIGIN,
    says: `The author gives a key in ${name}.`,
    pod: withMine({ env: [fromKey(name, 'mine', 'dict')] }),
    secrets: SECRETS,
    who: { partner: 'mine' },
  });

export const OWN_KEYS_2X: readonly Row[] = [
  ...['GC_KEY_PATH', 'GOOGLE_KEY_PATH', 'POLYAXON_GC_KEY_PATH', 'POLYAXON_GOOGLE_KEY_PATH', 'gc_key_path'].map(keyPath),
  ...['GC_KEYFILE_DICT', 'GOOGLE_KEYFILE_DICT', 'POLYAXON_GC_KEYFILE_DICT'].map(keyDict),
  aRow({
    name: 'credentials-of-the-author',
    origin: ORIGIN,
    says: "The author sets the variable of Google's libraries.",
    pod: withMine({ env: [named('GOOGLE_APPLICATION_CREDENTIALS')] }),
    secrets: SECRETS,
    who: { google: 'mine', partner: 'mine' },
  }),
  aRow({
    name: 'credentials-of-the-author-are-none',
    origin: 'polyaxon/polyaxon#447',
    says: "The author empties the variable: the run keeps its service account's identity.",
    pod: run2x({ env: [named('GOOGLE_APPLICATION_CREDENTIALS', '')] }),
    secrets: SECRETS,
    who: { google: 'nobody', gcloud: 'nobody' },
  }),
  aRow({
    name: 'credentials-of-the-author-for-gcloud',
    origin: ORIGIN,
    says: 'The author gives gcloud a key.',
    pod: withMine({ env: [named('CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE')] }),
    secrets: SECRETS,
    who: { google: 'store', gcloud: 'mine' },
  }),
  aRow({
    name: 'credentials-of-the-author-where-gcloud-keeps-them',
    origin: ORIGIN,
    says: 'The author mounts a key where gcloud leaves the default credentials, which every library looks for.',
    pod: withMine({
      mounts: [at('/root/.config/gcloud/application_default_credentials.json', 'mine', { subPath: 'key.json' })],
    }),
    secrets: SECRETS,
    who: { google: 'mine', partner: 'mine' },
  }),
  aRow({
    name: 'key-of-the-author-at-the-default-path',
    origin: ORIGIN,
    says: "The author's own key lies where Polyaxon's client looks last.",
    pod: run2x({
      env: [catalog({ name: 'partner' })],
      mounts: [at('/plx-context/.gc', 'mine')],
      volumes: [ofSecret('mine', { items: [{ key: 'key.json', path: 'gc-secret.json' }] })],
    }),
    secrets: SECRETS,
    who: { outputs: 'store', partner: 'mine' },
    told: [{ connection: 'partner', is: 'store', clients: ['polyaxon 2.4'], why: 'it reads no member of an entry' }],
  }),
  aRow({
    name: 'key-of-the-author-as-one-file-at-the-default-path',
    origin: ORIGIN,
    says: 'The same as a mount of one file.',
    pod: run2x({
      env: [catalog({ name: 'partner' })],
      mounts: [at('/plx-context/.gc/gc-secret.json', 'mine', { subPath: 'key.json' })],
      volumes: [ofSecret('mine')],
    }),
    secrets: SECRETS,
    who: { outputs: 'store', partner: 'mine' },
    told: [{ connection: 'partner', is: 'store', clients: ['polyaxon 2.4'], why: 'it reads no member of an entry' }],
  }),
];
