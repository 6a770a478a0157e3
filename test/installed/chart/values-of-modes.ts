import type { Values } from './helm.ts';
import { MONITOR } from './monitor-values.ts';

const SECRET = { secret: 'gcs-secret', secretKey: 'key.json' };

/** A configuration with stores in every possible place, also those that are left alone. */
export const STORES: Values = {
  persistence: {
    outputs: { store: 'gcs', bucket: 'gs://outputs', ...SECRET },
    data: {
      images: { store: 'gcs', bucket: 'gs://images', secret: 'gcs-images', secretKey: 'key.json' },
      disk: { mountPath: '/data', existingClaim: 'disk' },
      's3-data': { store: 's3', bucket: 's3://data', secret: 's3-data', secretKey: 'key' },
    },
  },
  artifactsStore: { name: 'plx', kind: 'gcs', schema: { bucket: 'gs://artifacts' }, secret: { name: 'gcs-artifacts' } },
  connections: [
    {
      name: 'more',
      kind: 'gcs',
      schema: { bucket: 'gs://more' },
      secret: { name: 'gcs-more', mountPath: '/gcs-more' },
    },
    { name: 'git', kind: 'git', schema: { url: 'https://git.test' }, secret: { name: 'git-token' } },
  ],
  namespaces: {
    'team-a': {
      persistence: {
        outputs: {
          one: { store: 'gcs', bucket: 'gs://one', secret: 'gcs-one', secretKey: 'key.json' },
          two: { store: 'gcs', bucket: 'gs://two' },
          s3: { store: 's3', bucket: 's3://outputs', secret: 's3-outputs', secretKey: 'key' },
        },
      },
    },
    'team-s3': {
      persistence: { outputs: { store: 'azure', secret: 'az-outputs', secretKey: 'key' } },
      artifactsStore: {
        name: 's3',
        kind: 's3',
        schema: { bucket: 's3://artifacts' },
        secret: { name: 's3-artifacts' },
      },
    },
  },
};

/** Values that together render every object of the chart in each of its forms. */
export const MODES: Readonly<Record<string, Values>> = {
  'the default': {},
  'the policy pair, rights to Secrets everywhere and all optional objects': {
    config: STORES,
    validatingPolicy: { enabled: true },
    rbac: { secrets: { mode: 'cluster' } },
    events: { enabled: true },
    autoscaling: { enabled: true, behavior: { scaleDown: { stabilizationWindowSeconds: 600 } } },
    networkPolicy: { enabled: true, metricsFrom: [{ namespaceSelector: {} }] },
    metrics: { serviceMonitor: MONITOR, podMonitor: MONITOR },
    grafana: { enabled: true },
    prometheusRule: { enabled: true, extraRules: [{ alert: 'Mine', expr: 'vector(1)' }] },
    podDisruptionBudget: { minAvailable: '50%' },
  },
  'cert-manager, with rights to Secrets in two namespaces': {
    config: STORES,
    certManager: { enabled: true },
    rbac: { secrets: { mode: 'namespaces', namespaces: ['team-a', 'team-b'] } },
  },
  'an issuer of cert-manager': {
    certManager: {
      enabled: true,
      issuerRef: { name: 'corporate', kind: 'ClusterIssuer' },
      commonName: 'injector.example.com',
      subject: { organizations: ['ACME'] },
      privateKey: { algorithm: 'RSA' },
      secretTemplate: { labels: { team: 'ml' } },
      revisionHistoryLimit: 3,
    },
    webhook: { url: { host: 'injector.example.com:8443' }, timeoutSeconds: 30 },
    service: {
      type: 'LoadBalancer',
      nodePort: 30443,
      loadBalancerIP: '192.0.2.1',
      loadBalancerClass: 'example.com/internal',
      loadBalancerSourceRanges: ['192.0.2.0/24'],
    },
    metrics: { service: { type: 'NodePort', port: 9100, annotations: { 'prometheus.io/scrape': 'true' } } },
    hostNetwork: true,
    host: '0.0.0.0',
    ports: { webhook: 9443 },
  },
  'files, labels instead of matchConditions, open by default': {
    tls: { existingSecret: 'injector-tls', caBundle: '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n' },
    webhook: { matchConditions: false, failurePolicy: 'Ignore' },
  },
  'every setting of the pods': {
    global: {
      imageRegistry: 'registry.example.com/ml/',
      imagePullSecrets: [{ name: 'pull' }],
      nodeSelector: { pool: 'system' },
      tolerations: [{ key: 'pool', operator: 'Exists' }],
      priorityClassName: 'system-node-critical',
      commonLabels: { platform: 'polyaxon' },
    },
    image: { digest: `sha256:${'0'.repeat(64)}` },
    imagePullSecrets: [{ name: 'pull-more' }],
    commonLabels: { team: 'ml' },
    commonAnnotations: { owner: 'ml' },
    deploymentAnnotations: { note: 'a' },
    deploymentLabels: { stage: 'live' },
    strategy: { type: 'Recreate' },
    minReadySeconds: 5,
    progressDeadlineSeconds: 300,
    enableServiceLinks: true,
    serviceAccount: { create: false, name: 'injector' },
    test: {
      podLabels: { test: 'd' },
      podAnnotations: { test: 'e' },
      securityContext: { runAsUser: 1000, allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
    },
    installCheck: { podLabels: { check: 'f' }, podAnnotations: { check: 'g' } },
    podLabels: { pod: 'b' },
    podAnnotations: { pod: 'c' },
    nodeSelector: { 'kubernetes.io/os': 'linux' },
    tolerations: [{ key: 'gpu', operator: 'Exists' }],
    affinity: { podAntiAffinity: {} },
    priorityClassName: 'system-cluster-critical',
    dnsPolicy: 'ClusterFirst',
    dnsConfig: { options: [{ name: 'ndots', value: '1' }] },
    hostAliases: [{ ip: '192.0.2.1', hostnames: ['api.example.com'] }],
    lifecycle: { preStop: { sleep: { seconds: 1 } } },
    extraArgs: ['--host=0.0.0.0'],
    extraEnv: [{ name: 'NODE_OPTIONS', value: '--max-old-space-size=192' }],
    extraEnvFrom: [{ configMapRef: { name: 'more', optional: true } }],
    extraVolumes: [{ name: 'scratch', emptyDir: {} }],
    extraVolumeMounts: [{ name: 'scratch', mountPath: '/scratch' }],
    extraInitContainers: [{ name: 'first', image: 'busybox' }],
    extraContainers: [{ name: 'beside', image: 'busybox' }],
    extraObjects: [
      { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: '{{ .Release.Name }}-map' } },
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}-text\n',
    ],
  },
};
