import fc from 'fast-check';
import type { EnvVar, Pod, Volume, VolumeMount } from '../../src/kubernetes/pod.ts';
import { catalog } from './arbitrary-catalog.ts';

const LABELS_2X = {
  'app.kubernetes.io/managed-by': 'polyaxon',
  'app.kubernetes.io/part-of': 'polyaxon-runs',
  'app.kubernetes.io/instance': 'ffee001122',
};
const LABELS_0X = {
  type: 'polyaxon-runner',
  app: 'polyaxon-experiment',
  project_name: 'root.quick-start',
  experiment_name: 'root.quick-start.7',
};
const PATH = 'gs://outputs/root/quick-start/experiments/7';
const fromKey = (name: string, secret: string, key: string) => ({
  name,
  valueFrom: { secretKeyRef: { name: secret, key } },
});

/** Keys of the author, most often none. */
const authorsKeys: fc.Arbitrary<EnvVar[]> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<EnvVar[]>([]) },
  fc.constantFrom<EnvVar[]>(
    [{ name: 'GC_KEY_PATH', value: '/etc/gcs/gc-secret.json' }],
    [{ name: 'POLYAXON_GOOGLE_KEY_PATH', value: '/plx-context/.gc/gc-secret.json' }],
    [fromKey('GC_KEYFILE_DICT', 'other', 'k')],
    [fromKey('POLYAXON_GOOGLE_KEYFILE_DICT', 'gcs-secret', 'gc-secret.json')],
    [{ name: 'GOOGLE_APPLICATION_CREDENTIALS', value: '' }],
    [{ name: 'GOOGLE_APPLICATION_CREDENTIALS', value: '/etc/gcs/gc-secret.json' }],
    [{ name: 'CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE', value: '/etc/gcs/gc-secret.json' }],
  ),
);

/** Secrets, most often at the paths of Polyaxon's pages. */
const mount = fc.record(
  {
    name: fc.constantFrom('gcs-secret', 'other'),
    mountPath: fc.constantFrom(
      ...['/plx-context/.gc', '/etc/gcs', '/plx-context/.gc/gc-secret.json'],
      '/root/.config/gcloud/application_default_credentials.json',
    ),
    subPath: fc.constantFrom('gc-secret.json', 'k'),
  },
  { requiredKeys: ['name', 'mountPath'] },
);
/** Another Secret at the usual path; or whatever else. */
const AT_USUAL = [{ name: 'other', mountPath: '/plx-context/.gc' }];
const anyMounts = fc.uniqueArray(mount, { maxLength: 3, selector: ({ mountPath }) => mountPath });

const mounts: fc.Arbitrary<VolumeMount[]> = fc.oneof(fc.constant<VolumeMount[]>(AT_USUAL), anyMounts);

const ITEMS = [{ key: 'k', path: 'gc-secret.json' }];
const volumes: fc.Arbitrary<Volume[]> = fc.constantFrom<Volume[]>(
  [
    { name: 'gcs-secret', secret: { secretName: 'gcs-secret' } },
    { name: 'other', secret: { secretName: 'other' } },
  ],
  [
    { name: 'gcs-secret', secret: { secretName: 'gcs-secret' } },
    { name: 'other', secret: { secretName: 'other', items: ITEMS } },
  ],
  [
    { name: 'gcs-secret', secret: { secretName: 'gcs-secret', defaultMode: 0o400 } },
    { name: 'other', secret: { secretName: 'other' } },
  ],
);

const envFrom = fc.oneof(
  { weight: 2, arbitrary: fc.constant<object[]>([]) },
  fc.constant<object[]>([{ secretRef: { name: 'x' } }]),
);

const STORE = { name: 'store', kind: 'gcs', schema: { bucket: 'gs://acme' } };
const SIDECAR = {
  name: 'polyaxon-sidecar',
  env: [
    {
      name: 'POLYAXON_CONNECTIONS_CATALOG',
      value: JSON.stringify({
        connections: [{ ...STORE, secret: { name: 'gcs-secret', mountPath: '/plx-context/.gc' } }],
      }),
    },
  ],
};

/** Runs of 2.x as Polyaxon makes them, with other connections, and with keys of their author. */
const aimed2x = fc
  .record({
    authorsKeys,
    catalog,
    mounts,
    volumes,
    envFrom,
    version: fc.constantFrom('2.16.4', '2.16.4', '2.4.0', '1.20.0'),
  })
  .map((parts) => ({
    metadata: { labels: { ...LABELS_2X, 'app.kubernetes.io/version': parts.version } },
    spec: {
      containers: [
        {
          name: 'polyaxon-main',
          env: [
            { name: 'POLYAXON_ARTIFACTS_STORE_NAME', value: 'store' },
            { name: 'POLYAXON_CONNECTIONS_CATALOG', value: parts.catalog },
            ...parts.authorsKeys,
          ],
          envFrom: parts.envFrom,
          volumeMounts: parts.mounts,
        },
        SIDECAR,
      ],
      volumes: parts.volumes,
    },
  }));

const held = fc.constantFrom(
  fromKey('gcs-key.json', 'gcs-secret', 'gcs-key.json'),
  fromKey('KEY', 'gcs-secret', 'gcs-key.json'),
  { name: 'KEY', value: '{}' },
);

/** Runs of 0.x that Polyaxon itself put on GCS, with keys of their author. */
const aimed0x = fc.record({ authorsKeys, held, mounts, volumes }).map((parts) => ({
  metadata: { labels: LABELS_0X },
  spec: {
    containers: [
      {
        name: 'polyaxon-experiment-job',
        env: [
          { name: 'POLYAXON_RUN_OUTPUTS_PATH', value: PATH },
          parts.held,
          {
            name: 'POLYSTORES_RUN_STORES_ACCESS_KEYS',
            value: JSON.stringify({ [PATH]: { store: 'gcs', secret_key: parts.held.name } }),
          },
          ...parts.authorsKeys,
        ],
        volumeMounts: parts.mounts,
      },
    ],
    volumes: parts.volumes,
  },
}));

/** Pods in which a key of ours could take the place of another. Of arbitrary ones few are so. */
export const aimedPod: fc.Arbitrary<Pod> = fc.oneof(aimed2x, aimed0x);
