import { NETWORK_ENV } from './network.ts';

export const SECRET = 'gcs-secret';

/** The buckets of the fake Google, and their users. */
export const BUCKETS = {
  outputs: 'outputs-bucket',
  artifacts: 'acme-plx-artifacts',
  data: 'data-bucket',
} as const;
export const ACCOUNT = 'training@acme.iam.gserviceaccount.com';
export const OTHER_ACCOUNT = 'archive@acme.iam.gserviceaccount.com';

/** The namespace of the runs of `examples/`. They install their own webhook, and the suite's leaves them alone. */
export const EXAMPLES_NAMESPACE = 'polyaxon';

/** The suite's injector serves a label value of its own: the chart refuses a second release for the same one. */
export const OPT_IN_VALUE = 'clients';

/** The configuration of the suite's injector, from the first pod to the last. */
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
