import { expect, it } from 'vitest';
import { readConfiguration } from '../../../src/config/load.ts';
import { secretPlaces } from '../../../src/config/secret-places.ts';
import { type Manifest, render, the } from './helm.ts';
import { INJECTOR, INJECTOR_NAMESPACE } from './release-names.ts';
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
  `ClusterRole list,watch,patch mutatingwebhookconfigurations ${INJECTOR}`,
  `Role get,list,watch,patch secrets ${INJECTOR}-ca`,
  `Role get,update leases ${INJECTOR}-rotation`,
];
const NAMED = 'gcs-artifacts,gcs-images,gcs-more,gcs-one,gcs-secret';

const textOf = ({ namespace = '', name }: { namespace?: string | undefined; name: string }) => `${namespace}/${name}`;

const secretsIn = (mode: string, more: object = {}) => ({ config: STORES, rbac: { secrets: { mode, ...more } } });

it('has the rights of its own authority by name, and none to create anything', async () => {
  expect(rightsOf(await render(secretsIn('none')))).toEqual(AUTHORITY);
});

it('reads Secrets of the configured names everywhere with mode cluster, the default', async () => {
  expect(rightsOf(await render({ config: STORES }))).toEqual(rightsOf(await render(secretsIn('cluster'))));
  const manifests = await render(secretsIn('cluster'));
  expect(rightsOf(manifests).toSorted()).toEqual([...AUTHORITY, `ClusterRole list,watch secrets ${NAMED}`].toSorted());
  expect(the(manifests, 'ClusterRoleBinding', `${INJECTOR}-secrets`)).toBeDefined();
});

const CONFIGURATION = readConfiguration(JSON.stringify(STORES), 'test');

it('reads exactly those that the server looks at', () => {
  const places = secretPlaces(CONFIGURATION, { namespaces: 'all', names: [] });
  expect(String(places.map(({ name }) => name).toSorted())).toBe(NAMED);
});

it('reads in each listed namespace exactly those that the server looks at there, with mode namespaces', async () => {
  const scope = { namespaces: ['team-a', 'team-b'], names: ['own'] };
  const manifests = await render(secretsIn('namespaces', scope));
  const objects = manifests.filter(({ metadata }) => metadata.name === `${INJECTOR}-secrets`);
  expect(objects.map(({ kind, metadata }) => `${kind} ${metadata.namespace ?? ''}`)).toEqual([
    'Role team-a',
    'Role team-b',
    'RoleBinding team-a',
    'RoleBinding team-b',
  ]);
  const readable = objects.flatMap(({ metadata: { namespace }, rules = [] }) =>
    (rules as readonly Rule[]).flatMap(({ resourceNames = ['*'] }) =>
      resourceNames.map((name) => ({ name, namespace })),
    ),
  );
  const looked = secretPlaces(CONFIGURATION, scope).toSorted((a, b) => (textOf(a) < textOf(b) ? -1 : 1));
  expect(readable.map(textOf)).toEqual(looked.map(textOf));
  expect(readable.map(textOf)).toContain('team-a/gcs-one');
  expect(readable.map(textOf)).not.toContain('team-b/gcs-one');
});

it('has no right to Secrets if none is named, because a rule without names would allow all', async () => {
  const rights = rightsOf(await render({ rbac: { secrets: { mode: 'cluster' } } }));
  expect(rights).toEqual(expect.not.arrayContaining([expect.stringContaining(' list,watch secrets')]));
});

it('adds the names of Secrets that only runs name, each once', async () => {
  const rights = rightsOf(await render(secretsIn('cluster', { names: ['own', 'gcs-one'] })));
  expect(rights).toContain(`ClusterRole list,watch secrets ${NAMED},own`);
});

it.each([
  ['none', {}, []],
  ['cluster', { names: ['own', 'own'] }, ['--secrets-mode=cluster', '--secrets-names=own']],
  [
    'namespaces',
    { namespaces: ['team-a', 'team-b'] },
    ['--secrets-mode=namespaces', '--secrets-namespaces=team-a', '--secrets-namespaces=team-b'],
  ],
])('lets the server look at exactly those Secrets that it has the right to: %s', async (mode, more, flags) => {
  const { spec } = the(await render(secretsIn(mode, more)), 'Deployment')['spec'].template;
  const args: readonly string[] = spec.containers[0].args;
  expect(args.filter((arg) => arg.startsWith('--secrets-'))).toEqual(flags);
});

it.each(['none', 'cluster'])('has a token if it needs one, with mode %s and given certificates', async (mode) => {
  const values = { ...secretsIn(mode), tls: { existingSecret: 'injector-tls' } };
  const { spec } = the(await render(values), 'Deployment')['spec'].template;
  expect(spec.automountServiceAccountToken).toBe(mode === 'cluster');
});

it('binds every role to the ServiceAccount of the pods', async () => {
  const manifests = await render({ ...secretsIn('cluster'), serviceAccount: { create: false, name: 'given' } });
  expect(the(manifests, 'Deployment')['spec'].template.spec.serviceAccountName).toBe('given');
  for (const { subjects } of manifests.filter(({ kind }) => kind.endsWith('RoleBinding'))) {
    expect(subjects).toEqual([{ kind: 'ServiceAccount', name: 'given', namespace: INJECTOR_NAMESPACE }]);
  }
});

it('creates no roles if somebody else makes them', async () => {
  expect(rightsOf(await render({ rbac: { create: false, secrets: { mode: 'cluster' } }, config: STORES }))).toEqual([]);
});
