const add = (path: string, value: unknown) => ({ op: 'add', path, value });
const remove = (path: string) => ({ op: 'remove', path });

const ENTRY = {
  name: 'more.polyaxon-gcs-injector.io',
  clientConfig: { url: 'https://attacker.test' },
  rules: [{ apiGroups: ['*'], apiVersions: ['*'], operations: ['*'], resources: ['*'] }],
  sideEffects: 'None',
  admissionReviewVersions: ['v1'],
};

/** Every way to make more of the webhook configuration than its caBundle, as JSON Patches. */
export const WIDENINGS: Readonly<Record<string, readonly object[]>> = {
  rules: [add('/webhooks/0/rules', ENTRY.rules)],
  'one more rule': [add('/webhooks/1/rules/-', ENTRY.rules[0])],
  namespaceSelector: [add('/webhooks/0/namespaceSelector', {})],
  objectSelector: [add('/webhooks/0/objectSelector', { matchLabels: { a: 'b' } })],
  'no matchConditions': [remove('/webhooks/0/matchConditions')],
  'other matchConditions': [add('/webhooks/1/matchConditions', [{ name: 'all', expression: 'true' }])],
  failurePolicy: [add('/webhooks/1/failurePolicy', 'Fail')],
  matchPolicy: [add('/webhooks/0/matchPolicy', 'Exact')],
  sideEffects: [add('/webhooks/0/sideEffects', 'NoneOnDryRun')],
  timeoutSeconds: [add('/webhooks/0/timeoutSeconds', 30)],
  reinvocationPolicy: [add('/webhooks/0/reinvocationPolicy', 'Never')],
  admissionReviewVersions: [add('/webhooks/0/admissionReviewVersions', ['v1', 'v1beta1'])],
  'an address instead of the Service': [add('/webhooks/0/clientConfig', { url: 'https://attacker.test' })],
  'the Service of another namespace': [add('/webhooks/0/clientConfig/service/namespace', 'elsewhere')],
  'the path of the Service': [add('/webhooks/0/clientConfig/service/path', '/other')],
  'one more webhook': [add('/webhooks/-', ENTRY)],
  'a webhook less': [remove('/webhooks/0')],
  'no webhooks': [remove('/webhooks')],
  'webhooks that change places': [{ op: 'move', from: '/webhooks/0', path: '/webhooks/1' }],
  'another name': [add('/webhooks/0/name', ENTRY.name)],
  labels: [add('/metadata/labels/more', 'x')],
  annotations: [add('/metadata/annotations', { more: 'x' })],
  finalizers: [add('/metadata/finalizers', ['attacker.test/never'])],
  'an owner that does not exist': [
    add('/metadata/ownerReferences', [{ apiVersion: 'v1', kind: 'Namespace', name: 'none', uid: 'none' }]),
  ],
  'caBundle and rules': [add('/webhooks/0/clientConfig/caBundle', ''), add('/webhooks/0/rules', ENTRY.rules)],
};
