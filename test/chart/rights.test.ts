import { expect, it } from 'vitest';
import { type Manifest, render, the } from './helm.ts';
import { STORES } from './values-of-modes.ts';

interface Rule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly resourceNames?: readonly string[];
  readonly verbs: readonly string[];
}

/** Each right as `Role verb resource names`. */
const rightsOf = (manifests: readonly Manifest[]): readonly string[] =>
  manifests
    .filter(({ kind }) => kind === 'Role' || kind === 'ClusterRole')
    .flatMap(({ kind, rules }) =>
      (rules as readonly Rule[]).map(
        ({ verbs, resources, resourceNames = ['*'] }) => `${kind} ${verbs} ${resources} ${resourceNames}`,
      ),
    );

const AUTHORITY = [
  'ClusterRole get,list,watch,patch mutatingwebhookconfigurations plx-polyaxon-gcs-injector',
  'Role get,list,watch,patch secrets plx-polyaxon-gcs-injector-ca',
  'Role get,update leases plx-polyaxon-gcs-injector-rotation',
];
const NAMED = 'gcs-artifacts,gcs-images,gcs-more,gcs-one,gcs-secret';

const secretsIn = (mode: string, more: object = {}) => ({ config: STORES, rbac: { secrets: { mode, ...more } } });

it('has the rights of its own authority by name, and none to create anything', async () => {
  expect(rightsOf(await render({ config: STORES }))).toEqual(AUTHORITY);
});

it('reads Secrets of the configured names everywhere with mode cluster', async () => {
  const manifests = await render(secretsIn('cluster'));
  expect(rightsOf(manifests).toSorted()).toEqual(
    [...AUTHORITY, 'ClusterRole list,watch namespaces *', `ClusterRole get,list,watch secrets ${NAMED}`].toSorted(),
  );
  expect(the(manifests, 'ClusterRoleBinding', 'plx-polyaxon-gcs-injector-secrets')).toBeDefined();
});

it('reads them in the listed namespaces alone with mode namespaces', async () => {
  const manifests = await render(secretsIn('namespaces', { namespaces: ['team-a', 'team-b'] }));
  const bindings = manifests.filter(({ metadata }) => metadata.name === 'plx-polyaxon-gcs-injector-secrets');
  expect(bindings.map(({ kind, metadata }) => `${kind} ${metadata.namespace ?? ''}`)).toEqual([
    'ClusterRole ',
    'RoleBinding team-a',
    'RoleBinding team-b',
  ]);
});

it('has no right to Secrets where none is named, for a rule without names would mean all', async () => {
  const rights = rightsOf(await render({ rbac: { secrets: { mode: 'cluster' } } }));
  expect(rights).toEqual(expect.not.arrayContaining([expect.stringContaining('get,list,watch secrets')]));
});

it('adds names of Secrets that runs name themselves, each once', async () => {
  const rights = rightsOf(await render(secretsIn('cluster', { names: ['own', 'gcs-one'] })));
  expect(rights).toContain(`ClusterRole get,list,watch secrets ${NAMED},own`);
});

it('binds every role to the ServiceAccount of the pods', async () => {
  const manifests = await render({ ...secretsIn('cluster'), serviceAccount: { create: false, name: 'given' } });
  expect(the(manifests, 'Deployment')['spec'].template.spec.serviceAccountName).toBe('given');
  for (const { subjects } of manifests.filter(({ kind }) => kind.endsWith('Binding'))) {
    expect(subjects).toEqual([{ kind: 'ServiceAccount', name: 'given', namespace: 'injector-system' }]);
  }
});

it('creates no roles where that is left to somebody else', async () => {
  expect(rightsOf(await render({ rbac: { create: false, secrets: { mode: 'cluster' } }, config: STORES }))).toEqual([]);
});
