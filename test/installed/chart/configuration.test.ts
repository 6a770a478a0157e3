import { expect, it } from 'vitest';
import { faultsOf } from '../../../src/config/check.ts';
import { refusal } from './helm.ts';
import { STORES } from './values-of-modes.ts';

const definition = { store: 'gcs', bucket: 'gs://bucket' };
const store = { name: 'a', kind: 'gcs', schema: { bucket: 'gs://bucket-a' } };

it.each([
  STORES,
  { persistence: { outputs: {}, data: {} }, artifactsStore: {}, connections: [], namespaces: {} },
  { persistence: { outputs: definition } },
  { persistence: { outputs: { a: definition, disk: { hostPath: '/a', mountPath: '/a' } } } },
  { persistence: { outputs: { disk: { hostPath: '/a' } } } },
  { persistence: { outputs: { s3: { store: 's3', bucket: 's3://a' }, az: { store: 'azure', colour: 1 } } } },
  { persistence: { outputs: { a: { store: 'gsc', bucket: 'gs://bucket' } } } },
  { persistence: { outputs: 'gs://bucket' } },
  { persistence: { outputs: { a: 'gs://bucket' } } },
  { persistence: { outputs: { bucket: 'gs://bucket' } } },
  { persistence: { outputs: { a: { ...definition, secret: 's' } } } },
  { persistence: { outputs: { ...definition, secret: 's', secretKey: '..' } } },
  { persistence: { outputs: { ...definition, secret: 's', secretKey: '.k' } } },
  { persistence: { outputs: { ...definition, secret: 'a..b', secretKey: 'k' } } },
  { persistence: { outputs: { ...definition, secret: 'a'.repeat(254), secretKey: 'k' } } },
  { persistence: { outputs: { ...definition, mountPath: '/a:b' } } },
  { persistence: { outputs: { ...definition, mountPath: '/a:b/' } } },
  { persistence: { outputs: { ...definition, mountPath: '/a/..' } } },
  { persistence: { outputs: { ...definition, mountPath: '/a/.b/' } } },
  { persistence: { outputs: { ...definition, bucket: 'gs://ab' } } },
  { persistence: { outputs: { ...definition, bucket: 'gs://google-data' } } },
  { persistence: { data: { a: { ...definition, bucket: 'gs://google-data' } } } },
  { persistence: { data: { a: { ...definition, store: 's3' } } } },
  { persistence: { data: { a: { ...definition, colour: 'red' } } } },
  { persistence: { data: { disk: { mountPath: '/a', colour: 'red' } } } },
  { persistence: { repos: { mountPath: '/repos' } } },
  { artifactsStore: store },
  { artifactsStore: { ...store, kind: 's3' } },
  { artifactsStore: { ...store, kind: 'slack' } },
  { artifactsStore: { name: 'a' } },
  { artifactsStore: { ...store, name: 'a b' } },
  { connections: [{ ...store, secret: { name: 'Not a name' } }] },
  { connections: [{ ...store, secret: { name: 'a', mountPath: 'relative' } }] },
  { connections: [{ ...store, secret: { name: 'a', mountPath: '/a:b' } }] },
  { connections: [{ name: 'a', kind: 'git', schema: { url: 'x' } }] },
  { connections: [{ name: 'a', kind: 'gsc' }] },
  { injection: { missingSecret: 'refuse' } },
  { injection: { env: [{ name: 'A', value: 1 }] } },
  { injection: { env: [{ name: '..A', value: 'b' }] } },
  { injection: { env: [{ name: 'A', value: 'b', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }] } },
  { injection: { env: [{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }] } },
  { injection: { env: [{ name: 'A', valueFrom: { secretRef: { name: 'a' } } }] } },
  { injection: { env: [{ name: 'A', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: '1Mi' } } }] } },
  { recognition: { type: "it's", apps: {} } },
  { recognition: { type: '' } },
  { recognition: { type: 'mine', apps: { job: 'my-job' } } },
  { namespaces: { a: { workloadIdentity: true, persistence: { outputs: definition } } } },
  { namespaces: { a: { namespaces: {} } } },
  { namespaces: { 'Team B': {} } },
])('refuses exactly the configurations that the server refuses: %j', async (config) => {
  expect((await refusal({ config })) === 'not refused').toBe(faultsOf(config).length === 0);
});
