import type { Values } from './helm.ts';
import { INJECTOR } from './release-names.ts';
import { STORES } from './values-of-modes.ts';

export interface HeldRights {
  readonly values: Values;
  /** In every namespace, and for objects without one. */
  readonly everywhere?: readonly string[];
  /** In the namespace of the release. */
  readonly atHome?: readonly string[];
  /** In `team-a`, which some values list. */
  readonly inTeam?: readonly string[];
}

const each = (verbs: string, resource: string, names: readonly string[] = ['*']): readonly string[] =>
  verbs.split(' ').flatMap((verb) => names.map((name) => `${verb} ${resource} ${name}`));

const OWN_CONFIGURATION = each('list watch patch', 'mutatingwebhookconfigurations.admissionregistration.k8s.io', [
  INJECTOR,
]);
const OWN_SECRET_AND_LEASE = [
  ...each('get list watch patch', 'secrets', [`${INJECTOR}-ca`]),
  ...each('get update', 'leases.coordination.k8s.io', [`${INJECTOR}-rotation`]),
];
const NAMED_SECRETS = each('list watch', 'secrets', [
  'gcs-artifacts',
  'gcs-images',
  'gcs-more',
  'gcs-one',
  'gcs-secret',
]);
/** Those of `team-a`, which has its own outputs. The Secrets of other outputs are not among them. */
const SECRETS_IN_TEAM = each('list watch', 'secrets', ['gcs-artifacts', 'gcs-more', 'gcs-one']);

const EVENTS = each('create', 'events.events.k8s.io');

const secrets = (mode: string) => ({ secrets: { mode, ...(mode === 'namespaces' && { namespaces: ['team-a'] }) } });
const CERT_MANAGER = { certManager: { enabled: true } };
const FILES = { tls: { existingSecret: 'injector-tls' } };

/** Every right of the ServiceAccount, as `verb resource name`, without the rights of every account. */
export const RIGHTS_OF_MODES: Readonly<Record<string, HeldRights>> = {
  'its own authority, Secrets of the cluster by default': {
    values: { config: STORES },
    everywhere: [...OWN_CONFIGURATION, ...NAMED_SECRETS],
    atHome: OWN_SECRET_AND_LEASE,
  },
  'its own authority, no Secrets': {
    values: { config: STORES, rbac: secrets('none') },
    everywhere: OWN_CONFIGURATION,
    atHome: OWN_SECRET_AND_LEASE,
  },
  'its own authority, Secrets of a namespace': {
    values: { config: STORES, rbac: secrets('namespaces') },
    everywhere: OWN_CONFIGURATION,
    atHome: OWN_SECRET_AND_LEASE,
    inTeam: SECRETS_IN_TEAM,
  },
  'its own authority, Secrets of the cluster': {
    values: { config: STORES, rbac: secrets('cluster') },
    everywhere: [...OWN_CONFIGURATION, ...NAMED_SECRETS],
    atHome: OWN_SECRET_AND_LEASE,
  },
  'its own authority, Secrets of the cluster, none of which is named': {
    values: { rbac: secrets('cluster') },
    everywhere: OWN_CONFIGURATION,
    atHome: OWN_SECRET_AND_LEASE,
  },
  'the validating policy': {
    values: { config: STORES, rbac: secrets('none'), validatingPolicy: { enabled: true } },
    everywhere: OWN_CONFIGURATION,
    atHome: OWN_SECRET_AND_LEASE,
  },
  events: {
    values: { config: STORES, rbac: secrets('none'), events: { enabled: true } },
    everywhere: [...OWN_CONFIGURATION, ...EVENTS],
    atHome: OWN_SECRET_AND_LEASE,
  },
  'files, no Secrets, events': {
    values: { ...FILES, rbac: secrets('none'), events: { enabled: true } },
    everywhere: EVENTS,
  },
  'cert-manager, no Secrets': { values: { config: STORES, ...CERT_MANAGER, rbac: secrets('none') } },
  'cert-manager, Secrets of a namespace': {
    values: { config: STORES, ...CERT_MANAGER, rbac: secrets('namespaces') },
    inTeam: SECRETS_IN_TEAM,
  },
  'files, no Secrets': { values: { config: STORES, ...FILES, rbac: secrets('none') } },
  'files, Secrets of the cluster': {
    values: { config: STORES, ...FILES, rbac: secrets('cluster') },
    everywhere: NAMED_SECRETS,
  },
  'foreign roles': { values: { config: STORES, rbac: { create: false, ...secrets('cluster') } } },
};
