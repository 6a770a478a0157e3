import { expect, it } from 'vitest';
import { type Manifest, render, the, type Values } from './helm.ts';
import { INJECTOR } from './release-names.ts';

/** Certificates from files and no Secrets: pods that need the API server for nothing else. */
const ALONE: Values = { tls: { existingSecret: 'injector-tls' }, rbac: { secrets: { mode: 'none' } } };

interface Entry {
  readonly sideEffects: string;
}
const sideEffectsOf = (manifests: readonly Manifest[]): readonly string[] =>
  (the(manifests, 'MutatingWebhookConfiguration')['webhooks'] as readonly Entry[]).map((entry) => entry.sideEffects);
const podOf = (manifests: readonly Manifest[]) => the(manifests, 'Deployment')['spec'].template.spec;

it('makes no events by default: no right, no token and no side effect', async () => {
  const manifests = await render(ALONE);
  expect(sideEffectsOf(manifests)).toEqual(['None', 'None']);
  expect(podOf(manifests).automountServiceAccountToken).toBe(false);
  expect(podOf(manifests).containers[0].args).not.toContain('--events');
  expect(manifests.map(({ kind }) => kind)).not.toContain('ClusterRole');
});

it('makes events with a right to create them, and none in a dry run', async () => {
  const manifests = await render({ ...ALONE, events: { enabled: true } });
  expect(sideEffectsOf(manifests)).toEqual(['NoneOnDryRun', 'NoneOnDryRun']);
  expect(podOf(manifests).automountServiceAccountToken).toBe(true);
  expect(podOf(manifests).containers[0].args).toContain('--events');
  const rules = [{ apiGroups: ['events.k8s.io'], resources: ['events'], verbs: ['create'] }];
  expect(the(manifests, 'ClusterRole', `${INJECTOR}-events`)['rules']).toEqual(rules);
  expect(the(manifests, 'ClusterRoleBinding', `${INJECTOR}-events`)['roleRef'].name).toBe(`${INJECTOR}-events`);
});

it('leaves the right to others who make the roles', async () => {
  const manifests = await render({ ...ALONE, events: { enabled: true }, rbac: { create: false } });
  expect(manifests.map(({ kind }) => kind)).not.toContain('ClusterRole');
});
