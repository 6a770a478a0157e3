import { certificatesIn } from '../../../src/certificates/certificate.ts';
import { issueLeaf, makeAuthority } from '../../../src/certificates/make.ts';
import type {
  EntryFacts,
  Facts,
  NamespaceFacts,
  ReplicaFacts,
  ServerFacts,
  StoreFacts,
} from '../../../src/doctor/facts.ts';
import type { KeyQuality } from '../../../src/gcs/secret-state.ts';
import { seen, unseen } from '../../../src/kubernetes/seen.ts';

export const NOW = new Date('2026-11-28T12:00:00Z');
const DAY_MS = 24 * 60 * 60 * 1000;
const validity = (days: number) => ({
  notBefore: new Date(NOW.getTime() - 400 * DAY_MS),
  notAfter: new Date(NOW.getTime() + days * DAY_MS),
});

const authority = await makeAuthority('acme', validity(300));
const other = await makeAuthority('other', validity(300));
const expired = await makeAuthority('expired', validity(-1));
const leaf = await issueLeaf(authority, { names: ['localhost'], ...validity(30) });

export const AUTHORITIES = {
  issuing: certificatesIn(authority.cert),
  other: certificatesIn(other.cert),
  expired: certificatesIn(expired.cert),
};

export const LEAF = leaf.cert;

export const entry = (parts: Partial<EntryFacts> = {}): EntryFacts => ({
  name: 'fail-closed.polyaxon-gcs-injector.io',
  failurePolicy: 'Fail',
  service: 'injector/polyaxon-gcs-injector',
  certificates: AUTHORITIES.issuing,
  ...parts,
});

export const bothEntries = (parts: Partial<EntryFacts> = {}): readonly EntryFacts[] => [
  entry(parts),
  entry({ name: 'fail-open.polyaxon-gcs-injector.io', failurePolicy: 'Ignore', ...parts }),
];

export const webhook = (parts: Partial<EntryFacts> = {}) =>
  seen([{ name: 'polyaxon-gcs-injector', entries: bothEntries(parts) }]);

export const replica = (name: string, parts: Partial<ReplicaFacts> = {}): ReplicaFacts => ({
  name,
  isReady: true,
  metrics: seen({ configHash: 'c0ffee', certNotAfter: new Date(NOW.getTime() + 20 * DAY_MS) }),
  ...parts,
});

export const server = (parts: Partial<ServerFacts> = {}): ServerFacts => ({
  namespace: 'injector',
  name: 'polyaxon-gcs-injector',
  wanted: seen(2),
  replicas: seen([replica('injector-a'), replica('injector-b')]),
  configuration: seen({ hash: 'c0ffee', faults: [] }),
  shown: seen({ kind: 'authority', pem: authority.cert, secret: 'polyaxon-gcs-injector-ca' }),
  ...parts,
});

export const OPTED_IN = { 'polyaxon-gcs-injector.io/inject': 'enabled' };

export const outputs = (state: StoreFacts['state']): StoreFacts => ({
  store: {
    name: 'outputs',
    bucket: 'gs://acme-outputs',
    access: { kind: 'secret', secret: { name: 'gcs-secret', key: 'gcs-key.json' } },
  },
  isOutputs: true,
  state,
});

export const present = (keys: Readonly<Record<string, KeyQuality>>): StoreFacts['state'] =>
  seen({ kind: 'present', keys: new Map(Object.entries(keys)) });

export const namespace = (parts: Partial<NamespaceFacts> = {}): NamespaceFacts => ({
  name: 'team-a',
  labels: OPTED_IN,
  stores: [outputs(present({ 'gcs-key.json': 'usable' }))],
  runs: seen([{ name: 'run-1', reason: 'injected' }]),
  probes: [],
  buckets: [],
  ...parts,
});

/** An installation without faults, with these facts in place of its own. */
export const installation = (parts: Partial<Facts> = {}): Facts => ({
  now: NOW,
  version: seen('v1.37.0'),
  webhooks: webhook(),
  server: server(),
  namespaces: seen([{ ...namespace(), name: 'default', labels: {} }, namespace()]),
  ...parts,
});

/** What a person sees who has the ClusterRole `view` in the namespaces only. */
export const VIEWER: Partial<Facts> = {
  webhooks: unseen('you have no right to list mutatingwebhookconfigurations'),
  namespaces: seen([namespace({ stores: [outputs(unseen('you have no right to get secrets/gcs-secret in team-a'))] })]),
  server: server({
    shown: unseen('you have no right to get secrets/polyaxon-gcs-injector-ca in injector'),
    replicas: seen([replica('injector-a', { metrics: unseen('you have no right to get pods/proxy') })]),
    wanted: seen(1),
  }),
};
