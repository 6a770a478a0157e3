import { describe, expect, it } from 'vitest';
import { decide } from '../../../../../src/injection/decide.ts';
import type { Container, EnvVar, Pod } from '../../../../../src/kubernetes/pod.ts';
import { anInput, applied, aRunPod, mainOf, named, valuesOf } from '../../../../support/builders.ts';
import { ofSecret } from './seen.ts';

const STORE = {
  name: 'store',
  kind: 'gcs',
  schema: { bucket: 'gs://acme' },
  secret: { name: 'gcs-secret', mountPath: '/plx-context/.gc' },
};
const catalog = (...connections: readonly object[]): EnvVar => ({
  name: 'POLYAXON_CONNECTIONS_CATALOG',
  value: JSON.stringify({ connections }),
});
const CONFIGURED =
  'artifactsStore: {name: store, kind: gcs, schema: {bucket: gs://acme}, secret: {name: gcs-secret, key: gc-secret.json}}';
const FROM = [{ configMapRef: { name: 'c' } }];
const data = (more: object) => ({ name: 'data', kind: 'gcs', schema: { bucket: 'gs://data' }, ...more });
const AT_USUAL = [{ name: 'data', mountPath: '/plx-context/.gc' }];

interface Parts {
  readonly env?: EnvVar[];
  readonly main?: Partial<Container>;
  readonly version?: string;
  readonly config?: string;
}

/** A run whose sidecar has the store. */
function decided({ env = [], main = {}, version = '2.16.4', config = '{}' }: Parts) {
  const { metadata, spec } = aRunPod({ labels: { 'app.kubernetes.io/version': version } });
  const own = spec.containers.map((container) => ({ ...container, ...main, env: [named('store'), ...env] }));
  const sidecar = { name: 'polyaxon-sidecar', env: [catalog(STORE)] };
  const volumes = [ofSecret('gcs-secret'), ofSecret('data')];
  const pod: Pod = { ...(metadata && { metadata }), spec: { containers: [...own, sidecar], volumes } };
  const decision = decide(pod, anInput({ config }));
  const names = Object.keys(valuesOf(mainOf(applied(pod, decision))?.env));
  return {
    reason: decision.reason,
    warnings: decision.warnings,
    hasKey: names.includes('GOOGLE_APPLICATION_CREDENTIALS'),
    hasStore: names.includes('POLYAXON_CONNECTION_SCHEMA_STORE'),
  };
}

describe('a container gets our key', () => {
  it.each<[string, Parts]>([
    ['alone', {}],
    ['with envFrom of its author', { main: { envFrom: FROM } }],
    ['beside a connection at the usual path', { env: [catalog(data({}))], main: { volumeMounts: AT_USUAL } }],
    ['beside a connection without a key', { env: [catalog(data({}))], version: '2.4.0' }],
    ['beside a connection that names its key', { env: [catalog(data({ schema: { GC_KEY_PATH: '/x.json' } }))] }],
    [
      'beside a store that may take its key from variables, and its key is known',
      {
        env: [catalog({ ...STORE, configMap: { name: 'c' } })],
        main: { envFrom: FROM },
        config: CONFIGURED,
      },
    ],
    ['with an empty variable of its author', { env: [{ name: 'GC_KEY_PATH', value: '' }] }],
    [
      'with the same key in a variable',
      {
        env: [{ name: 'GC_KEYFILE_DICT', valueFrom: { secretKeyRef: { name: 'gcs-secret', key: 'gc-secret.json' } } }],
      },
    ],
  ])('%s', (_name, parts) => {
    expect(decided(parts)).toMatchObject({ reason: 'injected', hasKey: true, hasStore: true });
  });
});

describe('a container gets no key of ours, but its paths', () => {
  it.each<[string, Parts, boolean, string]>([
    [
      'where the key is a guess that the ConfigMap of the store may correct',
      { env: [catalog({ ...STORE, configMap: { name: 'c' } })], main: { envFrom: FROM } },
      false,
      "the store's ConfigMap may name its key",
    ],
    [
      'beside a key file of its author',
      { env: [{ name: 'GC_KEY_PATH', value: '/x.json' }] },
      true,
      'GC_KEY_PATH names another key',
    ],
    [
      'beside a key of its author',
      { env: [{ name: 'POLYAXON_GC_KEYFILE_DICT', value: '{}' }] },
      true,
      'POLYAXON_GC_KEYFILE_DICT names',
    ],
    [
      'beside a connection whose key may come by envFrom',
      { env: [catalog(data({ secret: { name: 'data' } }))], main: { envFrom: FROM } },
      false,
      'the key of data may come by envFrom',
    ],
    [
      'beside a connection that clients before 2.6 would read with it',
      { env: [catalog(data({}))], main: { volumeMounts: AT_USUAL }, version: '2.5.3' },
      false,
      'clients before 2.6 would use them for data too',
    ],
    [
      'beside a connection of 1.x',
      {
        env: [{ name: 'POLYAXON_CONNECTION_SCHEMA_DATA', value: JSON.stringify(data({})) }],
        main: { volumeMounts: AT_USUAL },
      },
      false,
      'clients before 2.6 would use them for data too',
    ],
  ])('%s', (_name, parts, hasStore, words) => {
    const { warnings, ...rest } = decided(parts);
    expect(rest).toEqual({ reason: 'own_credentials', hasKey: false, hasStore });
    expect(warnings).toEqual([expect.stringContaining(words)]);
  });
});
