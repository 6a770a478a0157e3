import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAuthority, issue } from '../certificates.ts';
import { NODE_IMAGE } from '../images/test-images.ts';

const NAMESPACE = 'probe';
const LABELS = { app: 'probe' };

/** A webhook behind a Service. The API server asks it about every pod outside its own namespace. It fails closed. */
export async function probeManifests(): Promise<string> {
  const authority = await createAuthority();
  const hosts = [{ type: 'dns' as const, value: `probe.${NAMESPACE}.svc` }];
  const { certificate, key } = await issue(authority, { name: 'probe', hosts });
  const files = {
    'tls.crt': certificate,
    'tls.key': key,
    'server.ts': readFileSync(join(import.meta.dirname, 'server.ts'), 'utf8'),
  };
  const metadata = { name: 'probe', namespace: NAMESPACE };
  const items = [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } },
    { apiVersion: 'v1', kind: 'Secret', metadata, stringData: files },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      spec: { selector: LABELS, ports: [{ port: 443, targetPort: 10250 }] },
    },
    { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: deployment() },
    {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'MutatingWebhookConfiguration',
      metadata: { name: 'probe' },
      webhooks: [webhook(authority.certificate)],
    },
  ];
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
}

function deployment(): object {
  const container = {
    name: 'probe',
    image: NODE_IMAGE,
    command: ['node', '/probe/server.ts'],
    volumeMounts: [{ name: 'probe', mountPath: '/probe' }],
    readinessProbe: { tcpSocket: { port: 10250 }, periodSeconds: 1 },
  };
  const spec = { containers: [container], volumes: [{ name: 'probe', secret: { secretName: 'probe' } }] };
  return { selector: { matchLabels: LABELS }, template: { metadata: { labels: LABELS }, spec } };
}

function webhook(certificate: string): object {
  return {
    name: 'probe.example.com',
    admissionReviewVersions: ['v1'],
    sideEffects: 'None',
    failurePolicy: 'Fail',
    clientConfig: {
      caBundle: Buffer.from(certificate).toString('base64'),
      service: { name: 'probe', namespace: NAMESPACE },
    },
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'default' } },
    rules: [{ apiGroups: [''], apiVersions: ['v1'], resources: ['pods'], operations: ['CREATE'], scope: 'Namespaced' }],
  };
}
