import type { AuthorityNames } from '../../../src/cluster/authority/names.ts';

export const SERVICE_ACCOUNT = 'injector';

export type SharedNames = Omit<AuthorityNames, 'identity'>;

/** The names of one installation. Successive tests have a namespace each. */
export const namesIn = (namespace: string): SharedNames => ({
  namespace,
  secret: 'injector-ca',
  lease: 'injector-rotation',
  webhookConfiguration: namespace,
  service: 'injector',
});

export const ENTRIES = {
  'fail-closed.polyaxon-gcs-injector.io': '/mutate--v1-pod',
  'fail-open.polyaxon-gcs-injector.io': '/ignore/mutate--v1-pod',
} as const;

/** The objects of the chart: Secret and Lease empty, no caBundle, and only the necessary rights. */
export const installation = (names: SharedNames): object => ({
  apiVersion: 'v1',
  kind: 'List',
  items: [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: names.namespace } },
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: named(SERVICE_ACCOUNT, names) },
    { apiVersion: 'v1', kind: 'Secret', type: 'Opaque', metadata: named(names.secret, names) },
    { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', metadata: named(names.lease, names) },
    webhookConfiguration(names),
    ...rights(names),
  ],
});

export const webhookConfiguration = (names: SharedNames): object => ({
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'MutatingWebhookConfiguration',
  metadata: { name: names.webhookConfiguration },
  webhooks: Object.entries(ENTRIES).map(([name, path]) => ({
    name,
    clientConfig: { service: { name: names.service, namespace: names.namespace, path } },
    sideEffects: 'None',
    admissionReviewVersions: ['v1'],
    failurePolicy: 'Fail',
    namespaceSelector: { matchLabels: { called: names.namespace } },
    rules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'], scope: 'Namespaced' }],
  })),
});

const named = (name: string, { namespace }: SharedNames) => ({ name, namespace });

const RBAC = 'rbac.authorization.k8s.io';

const rights = (names: SharedNames): readonly object[] => [
  {
    apiVersion: `${RBAC}/v1`,
    kind: 'ClusterRole',
    metadata: { name: names.namespace },
    rules: [
      {
        apiGroups: ['admissionregistration.k8s.io'],
        resources: ['mutatingwebhookconfigurations'],
        resourceNames: [names.webhookConfiguration],
        verbs: ['list', 'watch', 'patch'],
      },
    ],
  },
  {
    apiVersion: `${RBAC}/v1`,
    kind: 'Role',
    metadata: named('injector', names),
    rules: [
      {
        apiGroups: [''],
        resources: ['secrets'],
        resourceNames: [names.secret],
        verbs: ['get', 'list', 'watch', 'patch'],
      },
      {
        apiGroups: ['coordination.k8s.io'],
        resources: ['leases'],
        resourceNames: [names.lease],
        verbs: ['get', 'update'],
      },
    ],
  },
  bound('ClusterRoleBinding', { name: names.namespace }, { kind: 'ClusterRole', name: names.namespace }, names),
  bound('RoleBinding', named('injector', names), { kind: 'Role', name: 'injector' }, names),
];

const bound = (kind: string, metadata: object, role: object, { namespace }: SharedNames): object => ({
  apiVersion: `${RBAC}/v1`,
  kind,
  metadata,
  roleRef: { apiGroup: RBAC, ...role },
  subjects: [{ kind: 'ServiceAccount', name: SERVICE_ACCOUNT, namespace }],
});
