import { makeDevelopmentCertificates } from '../../src/commands/development-certificates.ts';
import { IMAGE } from './image.ts';

const NAME = 'injector';

/** Two entries, split by a label of the namespace, for run pods of 2.x. */
const entry = (name: string, path: string, operator: string, ca: string) => `
- name: ${name}.polyaxon-gcs-injector.io
  clientConfig: {service: {name: ${NAME}, namespace: ${NAME}, path: ${path}}, caBundle: ${btoa(ca)}}
  rules: [{apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods], scope: Namespaced}]
  namespaceSelector:
    matchExpressions:
    - {key: polyaxon-gcs-injector.io/inject, operator: In, values: [enabled]}
    - {key: polyaxon-gcs-injector.io/failure-policy, operator: ${operator}, values: [ignore]}
  objectSelector: {matchLabels: {app.kubernetes.io/managed-by: polyaxon}}
  failurePolicy: ${operator === 'In' ? 'Ignore' : 'Fail'}
  reinvocationPolicy: IfNeeded
  sideEffects: None
  timeoutSeconds: 5
  admissionReviewVersions: [v1]`;

/** The injector as an admin would run it before there is a chart, under the strictest pod security standard. */
export async function injectorManifests(): Promise<string> {
  const { ca, cert, key } = await makeDevelopmentCertificates([`${NAME}.${NAME}.svc`]);
  const labels = `{app: ${NAME}}`;
  return `
apiVersion: v1
kind: Namespace
metadata: {name: ${NAME}, labels: {pod-security.kubernetes.io/enforce: restricted}}
---
apiVersion: v1
kind: Secret
metadata: {name: ${NAME}, namespace: ${NAME}}
type: kubernetes.io/tls
stringData: ${JSON.stringify({ 'tls.crt': cert, 'tls.key': key })}
---
apiVersion: v1
kind: Service
metadata: {name: ${NAME}, namespace: ${NAME}}
spec: {selector: ${labels}, ports: [{port: 443, targetPort: 10250}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: ${NAME}, namespace: ${NAME}}
spec:
  replicas: 2
  selector: {matchLabels: ${labels}}
  template:
    metadata: {labels: ${labels}}
    spec:
      securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
      containers:
      - name: ${NAME}
        image: ${IMAGE}
        securityContext: {readOnlyRootFilesystem: true, allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
        readinessProbe: {httpGet: {path: /readyz, port: 8081}, periodSeconds: 1}
        livenessProbe: {httpGet: {path: /healthz, port: 8081}}
        volumeMounts: [{name: certs, mountPath: /certs, readOnly: true}]
      volumes: [{name: certs, secret: {secretName: ${NAME}}}]
---
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: {name: ${NAME}}
webhooks:${entry('fail-closed', '/mutate--v1-pod', 'NotIn', ca)}${entry('fail-open', '/ignore/mutate--v1-pod', 'In', ca)}
`;
}
