/** A right from each kind of role and binding. */
export interface LastRight {
  readonly manifests: readonly object[];
  /** As `verb resource name`, of the ClusterRole and of the Role in each namespace. */
  readonly everywhere: string;
  readonly inNamespaces: string;
}

export const isLastRight = (right: string): boolean => right.startsWith(`get configmaps ${PREFIX}`);

const PREFIX = 'granted-last-';

/**
 * To be created after a change of rights. An authorizer that knows it has also seen the change, because it watches each
 * kind of object in the order of its changes.
 */
export function lastRight(time: number, account: { name: string; namespace: string }, namespaces: string[]): LastRight {
  const [cluster, own] = [`${PREFIX}${time}-everywhere`, `${PREFIX}${time}`];
  const subjects = [{ kind: 'ServiceAccount', ...account }];
  const objects = namespaces.flatMap((namespace) => [
    role('Role', { name: own, namespace }),
    binding('Role', { name: own, namespace }, subjects),
  ]);
  return {
    manifests: [
      role('ClusterRole', { name: cluster }),
      binding('ClusterRole', { name: cluster }, subjects),
      ...objects,
    ],
    everywhere: `get configmaps ${cluster}`,
    inNamespaces: `get configmaps ${own}`,
  };
}

type RoleKind = 'Role' | 'ClusterRole';
type Metadata = { readonly name: string; readonly namespace?: string };

const API_GROUP = 'rbac.authorization.k8s.io';
const apiVersion = `${API_GROUP}/v1`;

const role = (kind: RoleKind, metadata: Metadata): object => {
  const rules = [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get'], resourceNames: [metadata.name] }];
  return { apiVersion, kind, metadata, rules };
};

const binding = (kind: RoleKind, metadata: Metadata, subjects: readonly object[]): object => {
  const roleRef = { apiGroup: API_GROUP, kind, name: metadata.name };
  return { apiVersion, kind: `${kind}Binding`, metadata, roleRef, subjects };
};
