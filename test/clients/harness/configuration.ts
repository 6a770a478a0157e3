import { NETWORK_ENV } from './network.ts';

export const SECRET = 'gcs-secret';

/** The buckets that the fake Google has, and who may use them. */
export const BUCKETS = {
  outputs: 'outputs-bucket',
  artifacts: 'acme-plx-artifacts',
  data: 'data-bucket',
} as const;
export const ACCOUNT = 'training@acme.iam.gserviceaccount.com';
export const OTHER_ACCOUNT = 'archive@acme.iam.gserviceaccount.com';

/** Where the runs of `examples/` are. They bring a webhook of their own, and the suite's leaves them alone. */
export const EXAMPLES_NAMESPACE = 'polyaxon';

/** What the injector of the suite is configured with, from the first pod to the last. */
export const CONFIGURATION = {
  persistence: {
    outputs: { store: 'gcs', bucket: `gs://${BUCKETS.outputs}`, secret: SECRET, secretKey: 'gcs-key.json' },
  },
  artifactsStore: {
    name: 'gcs-artifacts',
    kind: 'gcs',
    schema: { bucket: `gs://${BUCKETS.artifacts}` },
    secret: { name: SECRET, mountPath: '/plx-context/.gc' },
  },
  injection: { env: NETWORK_ENV },
};
