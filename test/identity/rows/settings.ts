import { aRow } from '../a-row.ts';
import type { Row } from '../row.ts';
import { at, catalog, ofSecret, run2x } from './pods.ts';

const ORIGIN = 'own: what the configuration chooses';
const SECRETS = { 'gcs-secret': { 'gc-secret.json': 'store' }, partner: { 'gc-secret.json': 'data' } };

const configured = (more: string) => `
artifactsStore:
  name: gcs-artifacts
  kind: gcs
  schema: {bucket: gs://acme-artifacts}
  secret: {name: gcs-secret, mountPath: /plx-context/.gc, key: gc-secret.json}
${more}
`;

const asksForPartner = run2x({
  env: [catalog({ name: 'partner', secret: { name: 'partner', mountPath: '/plx-context/.gc' } })],
  mounts: [at('/plx-context/.gc', 'partner')],
  volumes: [ofSecret('partner')],
});

export const SETTINGS: readonly Row[] = [
  aRow({
    name: 'configured-store-with-its-key-known',
    origin: ORIGIN,
    says: 'The configuration names the key, and the preflight sees it.',
    pod: run2x(),
    config: configured(''),
    secrets: SECRETS,
    watched: ['gcs-secret'],
    who: { outputs: 'store', google: 'store', gcloud: 'store' },
  }),
  aRow({
    name: 'configured-store-beside-a-connection-at-the-default-path',
    origin: ORIGIN,
    says: 'The configuration names the key of the store; the run asks for a connection that lies at the same path.',
    pod: asksForPartner,
    config: configured(''),
    secrets: SECRETS,
    who: { outputs: 'store', partner: 'data' },
    told: [{ connection: 'partner', is: 'store', clients: ['polyaxon 2.4'], why: 'it reads no member of an entry' }],
  }),
  aRow({
    name: 'without-credentials',
    origin: ORIGIN,
    says: 'No key is given: every library keeps the identity that it had.',
    pod: asksForPartner,
    config: configured('injection: {credentials: false}'),
    secrets: SECRETS,
    who: { google: 'nobody', gcloud: 'nobody', partner: 'data' },
  }),
  aRow({
    name: 'with-workload-identity',
    origin: ORIGIN,
    says: 'The namespace has workload identity.',
    pod: asksForPartner,
    config: configured('namespaces: {polyaxon: {workloadIdentity: true}}'),
    secrets: SECRETS,
    who: { google: 'nobody', gcloud: 'nobody', partner: 'data' },
  }),
  aRow({
    name: 'without-gcloud',
    origin: ORIGIN,
    says: 'gcloud is left alone: its active account counts.',
    pod: run2x({ mounts: [at('/mine', 'mine')], volumes: [ofSecret('mine')] }),
    config: configured('injection: {gcloud: false}'),
    secrets: { ...SECRETS, mine: { 'key.json': 'mine' } },
    script: { gcloudKey: '/mine/key.json' },
    who: { google: 'store', gcloud: 'mine' },
  }),
  aRow({
    name: 'store-that-names-no-secret',
    origin: ORIGIN,
    says: 'The configured store names no Secret, so that its access is that of the node.',
    pod: run2x(),
    config: 'artifactsStore: {name: gcs-artifacts, kind: gcs, schema: {bucket: gs://acme-artifacts}}',
    secrets: SECRETS,
  }),
];
