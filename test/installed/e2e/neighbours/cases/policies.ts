import type { V1Container } from '@kubernetes/client-node';
import { type NeighbourCase, type Written, withSpec } from '../neighbour-case.ts';

const UNPRIVILEGED = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };
const unprivileged = (container: V1Container): V1Container => ({ ...container, securityContext: UNPRIVILEGED });

const restricted: Written = (template) => {
  const { securityContext, containers = [], initContainers = [] } = template.spec ?? {};
  return withSpec({
    securityContext: { ...securityContext, runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    containers: containers.map(unprivileged),
    initContainers: initContainers.map(unprivileged),
  })(template);
};

const POLICY = 'neighbour-of-runs';
const POLICIES = { apiVersion: 'admissionregistration.k8s.io/v1', metadata: { name: POLICY } };
const NO_HOST_PATH = 'volumes of the node are forbidden here';
const NO_LATEST = 'images need a tag other than latest here';

const policy = {
  ...POLICIES,
  kind: 'ValidatingAdmissionPolicy',
  spec: {
    failurePolicy: 'Fail',
    matchConstraints: {
      resourceRules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] }],
    },
    variables: [
      {
        name: 'containers',
        expression: 'object.spec.containers + (has(object.spec.initContainers) ? object.spec.initContainers : [])',
      },
    ],
    validations: [
      {
        expression: '!has(object.spec.volumes) || object.spec.volumes.all(v, !has(v.hostPath))',
        message: NO_HOST_PATH,
      },
      {
        expression: "variables.containers.all(c, c.image.contains(':') && !c.image.endsWith(':latest'))",
        message: NO_LATEST,
      },
    ],
  },
};

const bindingIn = (namespace: string) => ({
  ...POLICIES,
  kind: 'ValidatingAdmissionPolicyBinding',
  spec: {
    policyName: POLICY,
    validationActions: ['Deny'],
    matchResources: { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } } },
  },
});

const withLatest = withSpec({ containers: [{ name: 'main', image: 'none.test/image' }] });

const withHostPath: Written = (template) =>
  withSpec({ volumes: [...(template.spec?.volumes ?? []), { name: 'node', hostPath: { path: '/tmp' } }] })(template);

export const POLICY_CASES: readonly NeighbourCase[] = [
  {
    name: 'restricted',
    what: 'the restricted pod security standard',
    labels: { 'pod-security.kubernetes.io/enforce': 'restricted' },
    written: restricted,
    refused: [{ written: withSpec({}), told: 'violates PodSecurity "restricted:latest"' }],
  },
  {
    name: 'policy',
    what: 'a policy that forbids volumes of the node and the tag latest',
    objects: [policy, bindingIn('policy')],
    refused: [
      { written: withHostPath, told: NO_HOST_PATH },
      { written: withLatest, told: NO_LATEST },
    ],
  },
];
