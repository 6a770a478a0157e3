import fc from 'fast-check';
import type { KeyQuality, SecretState } from '../../src/gcs/secret-state.ts';
import type { DecisionInput } from '../../src/injection/decide.ts';
import type { InjectionSettings, Settings } from '../../src/injection/settings.ts';
import type { EnvVar } from '../../src/kubernetes/pod.ts';
import { anInput } from '../support/builders.ts';

const PERSISTENCE = `
persistence:
  outputs:
    a: {store: gcs, bucket: gs://outputs, secret: gcs-secret, secretKey: gcs-key.json, mountPath: /outputs}
    b: {store: gcs, bucket: gs://outputs-b/team/, secret: other, secretKey: k}
    open: {store: gcs, bucket: gs://open}
  data:
    images: {store: gcs, bucket: gs://images, secret: other, secretKey: k}
`;
const STORE = `
artifactsStore: {name: store, kind: gcs, schema: {bucket: gs://acme}, secret: {name: gcs-secret}}
connections: [{name: data-2, kind: gcs, schema: {bucket: gs://data}, secret: {name: other, mountPath: /plx-context/.data, key: k}}]
`;
/** What two grammars say, read once: a thousand inputs differ only in what is set beside it. */
const settingsOf = (...configs: readonly string[]): fc.Arbitrary<Settings> =>
  fc.constantFrom(...configs.map((config) => anInput({ config }).settings));

const injection: fc.Arbitrary<InjectionSettings> = fc.record({
  credentials: fc.boolean(),
  keyAsEnv: fc.boolean(),
  gcloud: fc.boolean(),
  missingSecret: fc.constantFrom('warn', 'skip', 'deny'),
  env: fc.constantFrom<readonly EnvVar[]>(
    [],
    [{ name: 'GOOGLE_CLOUD_PROJECT', value: 'acme' }],
    [{ name: 'POLYAXON_LOG_LEVEL', value: 'INFO' }],
  ),
});

const keys = fc.constantFrom<readonly (readonly [string, KeyQuality])[]>(
  [],
  [['gcs-key.json', 'usable']],
  [['gcs-key.json', 'not_json']],
  [
    ['k', 'usable'],
    ['only.json', 'usable'],
  ],
);
const state: fc.Arbitrary<SecretState> = fc.oneof(
  fc.constantFrom<SecretState>({ kind: 'unknown' }, { kind: 'missing' }),
  keys.map((entries): SecretState => ({ kind: 'present', keys: new Map(entries) })),
);

/** Configurations of both grammars, with every setting, and every state of the Secrets. */
export const arbitraryInput: fc.Arbitrary<DecisionInput> = fc
  .record({
    settings: settingsOf('', PERSISTENCE, STORE, `${PERSISTENCE}${STORE}`),
    injection,
    workloadIdentity: fc.boolean(),
    secrets: fc.record({ 'gcs-secret': state, other: state }),
    failurePolicy: fc.constantFrom('fail' as const, 'ignore' as const),
  })
  .map(({ settings, injection: set, workloadIdentity, secrets, failurePolicy }) => ({
    namespace: 'polyaxon',
    settings: { ...settings, injection: set, workloadIdentity },
    secrets: new Map(Object.entries(secrets)),
    failurePolicy,
  }));

const USUAL: SecretState = {
  kind: 'present',
  keys: new Map([
    ['gc-secret.json', 'usable'],
    ['gcs-key.json', 'usable'],
  ]),
};

/** Inputs by which a run gets our key, so that the laws on accounts have something to judge. */
export const aimedInput: fc.Arbitrary<DecisionInput> = fc
  .record({
    settings: settingsOf('', PERSISTENCE, STORE),
    keyAsEnv: fc.boolean(),
    store: fc.constantFrom<SecretState>({ kind: 'unknown' }, USUAL),
    other: fc.oneof({ weight: 2, arbitrary: fc.constant<SecretState>({ kind: 'unknown' }) }, state),
  })
  .map(({ settings, keyAsEnv, store, other }) => ({
    namespace: 'polyaxon',
    settings: { ...settings, injection: { ...settings.injection, keyAsEnv } },
    secrets: new Map([
      ['gcs-secret', store],
      ['other', other],
    ]),
    failurePolicy: 'fail',
  }));
