import type { BucketFacts, Facts, NamespaceFacts } from '../../../src/doctor/facts.ts';
import { seen, unseen } from '../../../src/kubernetes/seen.ts';
import { AUTHORITIES, entry, namespace, outputs, present, replica, server, VIEWER, webhook } from './installation.ts';

export const inTeam = (parts: Partial<NamespaceFacts>): Partial<Facts> => ({ namespaces: seen([namespace(parts)]) });
export const PROBED = inTeam({
  probes: [
    { generation: '0.x', reason: seen('injected') },
    { generation: '2.x', reason: seen('no_store') },
  ],
});
const NO_ENDPOINTS =
  'failed calling webhook "fail-closed.polyaxon-gcs-injector.io": no endpoints available for service';
const inBucket = (outcome: BucketFacts['outcome'], skewSeconds?: number) =>
  inTeam({
    buckets: [
      {
        bucket: 'gs://acme-outputs',
        secret: 'gcs-secret',
        outcome,
        ...(skewSeconds === undefined ? {} : { skewSeconds }),
      },
    ],
  });

/** Each broken installation, and whether `doctor` ends with 1. */
export const CASES: readonly (readonly [string, Partial<Facts>, boolean])[] = [
  ['all-is-well', {}, false],
  ['no-api-server', { version: unseen('ECONNREFUSED') }, true],
  ['old-api-server', { version: seen('v1.29.4-gke.1') }, true],
  [
    'not-installed',
    {
      webhooks: seen([]),
      server: server({
        wanted: { kind: 'absent' },
        replicas: { kind: 'absent' },
        configuration: { kind: 'absent' },
        shown: { kind: 'absent' },
      }),
    },
    true,
  ],
  ['one-entry', { webhooks: seen([{ name: 'ours', entries: [entry()] }]) }, true],
  ['policy-changed', { webhooks: webhook({ failurePolicy: 'Ignore' }) }, true],
  ['bundle-empty', { webhooks: webhook({ certificates: [] }) }, true],
  ['bundle-of-another', { webhooks: webhook({ certificates: AUTHORITIES.other }) }, true],
  ['bundle-expired', { webhooks: webhook({ certificates: AUTHORITIES.expired }) }, true],
  ['scaled-to-zero', { server: server({ wanted: seen(0), replicas: seen([]) }) }, true],
  [
    'replicas-crash',
    {
      server: server({
        replicas: seen([
          replica('injector-a', { isReady: false, why: 'CrashLoopBackOff', metrics: unseen('it does not run') }),
        ]),
      }),
    },
    true,
  ],
  [
    'configuration-refused',
    {
      server: server({
        configuration: seen({ hash: undefined, faults: ['persistence.outputs.bucket must be gs://…'] }),
        replicas: seen([replica('injector-a'), replica('injector-b')]),
      }),
    },
    true,
  ],
  [
    'configuration-refused-unseen',
    {
      server: server({
        configuration: seen({ hash: undefined, faults: ['persistence.outputs.bucket must be gs://…'] }),
        replicas: seen([replica('injector-a', { metrics: unseen('you have no right to get pods/proxy') })]),
        wanted: seen(1),
      }),
    },
    true,
  ],
  [
    'two-configurations',
    {
      server: server({
        replicas: seen([replica('injector-a'), replica('injector-b', { metrics: seen({ configHash: 'bad1dea' }) })]),
      }),
    },
    true,
  ],
  [
    'label-typo',
    {
      namespaces: seen([
        namespace({ labels: { 'polyaxon-gcs-injector.io/inject': 'true' } }),
        namespace({ name: 'team-b', labels: { 'polyaxon-gcs-injector/inject': 'enabled' } }),
        namespace({ name: 'team-c', labels: { 'polyaxon-gcs-injector.io/inject': 'disabled' } }),
      ]),
    },
    false,
  ],
  ['secret-missing', inTeam({ stores: [outputs({ kind: 'absent' })] }), true],
  ['wrong-key-name', inTeam({ stores: [outputs(present({ 'gcs-secret.json': 'usable' }))] }), true],
  ['wrong-key-kind', inTeam({ stores: [outputs(present({ 'gcs-key.json': 'authorized_user' }))] }), true],
  [
    'second-store-missing',
    inTeam({
      stores: [outputs(present({ 'gcs-key.json': 'usable' })), { ...outputs({ kind: 'absent' }), isOutputs: false }],
    }),
    false,
  ],
  [
    'runs-without-status',
    inTeam({
      runs: seen([{ name: 'run-1' }, { name: 'run-2', reason: 'injected' }, { name: 'run-3', reason: 'injected' }]),
    }),
    false,
  ],
  ['viewer-without-rights', VIEWER, false],
  ['probe', PROBED, false],
  [
    'probe-refused',
    inTeam({
      probes: [
        { generation: '2.x', reason: { kind: 'absent' }, refusal: NO_ENDPOINTS },
        { generation: '0.x', reason: { kind: 'absent' } },
      ],
    }),
    true,
  ],
  ['bucket', inBucket({ kind: 'asked', account: 'runs@acme', lacking: [] }), false],
  [
    'bucket-lacks-permission',
    inBucket({ kind: 'asked', account: 'runs@acme', lacking: ['storage.buckets.get'] }),
    true,
  ],
  ['bucket-key-revoked', inBucket({ kind: 'key_refused', why: '400: Invalid JWT Signature.' }), true],
  [
    'bucket-clock-skew',
    inBucket({ kind: 'key_refused', why: '400: Invalid JWT: Token must be a short-lived token' }, 4000),
    true,
  ],
  ['bucket-unreachable', inBucket({ kind: 'unreachable', why: 'ENOTFOUND' }), true],
];
