import { createServiceAccount } from '../../../lab/google/accounts/service-account.ts';
import { makeAuthority } from '../../../src/certificates/make.ts';
import { validFor } from '../../../src/certificates/validity.ts';
import { readConfiguration } from '../../../src/config/load.ts';
import type { Canned } from '../../support/canned-api-server.ts';

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;
const authority = await makeAuthority('acme', validFor(YEAR_MS, new Date()));
export const { keyFile } = await createServiceAccount('runs@acme.iam.gserviceaccount.com', []);

const CONFIG = `
persistence: {outputs: {store: gcs, bucket: gs://acme, secret: gcs-secret, secretKey: gcs-key.json}}
connections: [{name: public, kind: gcs, schema: {bucket: gs://public}}]
`;
const { hash } = readConfiguration(CONFIG, 'test');
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const entry = (name: string, failurePolicy: string) => ({
  name: `${name}.polyaxon-gcs-injector.io`,
  failurePolicy,
  sideEffects: 'None',
  admissionReviewVersions: ['v1'],
  clientConfig: { service: { namespace: 'sys', name: 'inj' }, caBundle: base64(authority.cert) },
});
const METRICS = `# HELP …
polyaxon_gcs_injector_config_hash_info{hash="${hash}"} 1
polyaxon_gcs_injector_cert_not_after_seconds ${(Date.now() + YEAR_MS / 12) / 1000}
`;
const pod = (name: string, parts: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: 'sys' },
  spec: { containers: [{ name: 'webhook', ports: [{ name: 'metrics', containerPort: 8080 }] }] },
  status: { phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] },
  ...parts,
});
const list = (items: readonly object[]) => ({ kind: 'List', apiVersion: 'v1', items });

export const RUN = {
  metadata: {
    name: 'run',
    creationTimestamp: '2026-11-28T12:00:00Z',
    labels: { type: 'polyaxon-runner', app: 'polyaxon-job' },
    annotations: { 'polyaxon-gcs-injector.io/status': '{"v":1,"reason":"injected"}' },
  },
  spec: { containers: [{ name: 'main' }] },
};

/** The answers of an API server in whose cluster all is well. */
export const INSTALLATION: Readonly<Record<string, Canned>> = {
  'GET /version': {
    major: '1',
    minor: '37',
    gitVersion: 'v1.37.0',
    gitCommit: '',
    gitTreeState: '',
    buildDate: '',
    goVersion: '',
    compiler: '',
    platform: '',
  },
  'GET /apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations': list([
    { metadata: { name: 'foreign' }, webhooks: [{ ...entry('x', 'Fail'), name: 'a.b.c' }] },
    { metadata: { name: 'inj' }, webhooks: [entry('fail-closed', 'Fail'), entry('fail-open', 'Ignore')] },
  ]),
  'GET /apis/apps/v1/namespaces/sys/deployments/inj': {
    metadata: { name: 'inj' },
    spec: {
      replicas: 1,
      selector: { matchLabels: { app: 'inj' } },
      template: {
        spec: {
          containers: [{ name: 'webhook', args: ['serve', '--authority-secret=inj-ca'] }],
          volumes: [{ name: 'config', configMap: { name: 'inj-config' } }],
        },
      },
    },
  },
  'GET /api/v1/namespaces/sys/pods': list([
    pod('inj-1'),
    pod('inj-0', { metadata: { name: 'inj-0', deletionTimestamp: '2026-11-28T12:00:00Z' } }),
  ]),
  'GET /api/v1/namespaces/sys/pods/inj-1:8080/proxy/metrics': METRICS,
  'GET /api/v1/namespaces/sys/configmaps/inj-config': { data: { 'config.yaml': CONFIG } },
  'GET /api/v1/namespaces/sys/secrets/inj-ca': { data: { 'ca.crt': base64(authority.cert) } },
  'GET /api/v1/namespaces': list([
    { metadata: { name: 'default' } },
    { metadata: { name: 'team', labels: { 'polyaxon-gcs-injector.io/inject': 'enabled' } } },
  ]),
  'GET /api/v1/namespaces/team/secrets/gcs-secret': {
    metadata: {
      creationTimestamp: '2026-10-01T00:00:00Z',
      managedFields: [
        { time: '2026-11-01T00:00:00Z', fieldsV1: { 'f:data': {} } },
        { time: '2026-10-15T00:00:00Z', fieldsV1: { 'f:data': {} } },
        { time: '2026-11-20T00:00:00Z', fieldsV1: { 'f:metadata': { 'f:labels': {} } } },
      ],
    },
    data: { 'gcs-key.json': base64(JSON.stringify(keyFile)) },
  },
  'GET /api/v1/namespaces/team/pods': list([
    RUN,
    { metadata: { name: 'web' }, spec: { containers: [{ name: 'web' }] } },
  ]),
  'POST /api/v1/namespaces/team/pods': RUN,
};
