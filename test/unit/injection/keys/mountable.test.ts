import { describe, expect, it } from 'vitest';
import { mountableIn } from '../../../../src/injection/keys/mountable.ts';
import type { EnvVar, Pod } from '../../../../src/kubernetes/pod.ts';
import { aRun, aRunPod, settingsOf } from '../../../support/builders.ts';

const REF = { name: 'K', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } };
const withVolume = (pod: Pod): Pod => ({
  ...pod,
  spec: { ...pod.spec, volumes: [{ name: 'v', secret: { secretName: 's' } }] },
});
const CONFIG = {
  outputs: 'persistence: {outputs: {store: gcs, bucket: gs://acme, secret: s, secretKey: k}}',
  data: 'persistence: {data: {d: {store: gcs, bucket: gs://acme, secret: s, secretKey: k}}}',
  artifactsStore: 'artifactsStore: {name: a, kind: gcs, schema: {bucket: gs://acme}, secret: {name: s}}',
  connections: 'connections: [{name: a, kind: gcs, schema: {bucket: gs://acme}, secret: {name: s}}]',
};

interface Parts {
  readonly pod?: Pod;
  readonly config?: string;
  readonly polyaxon?: string;
  readonly own?: string;
}

const mountable = ({ pod = aRunPod(), config = '{}', polyaxon, own }: Parts) =>
  mountableIn(aRun(pod), {
    settings: settingsOf(config),
    polyaxonSecrets: () => new Set(polyaxon === undefined ? [] : [polyaxon]),
    ownSecret: own,
  });

const NAMED: readonly (readonly [string, Parts])[] = [
  ...Object.entries(CONFIG).map(([where, config]) => [`the configuration's ${where}`, { config }] as const),
  ['a container of Polyaxon', { polyaxon: 's' }],
  ['a volume of the pod', { pod: withVolume(aRunPod()) }],
];

describe('a file of a Secret may be mounted if it is named by', () => {
  it.each(NAMED)('%s', (_by, parts) => {
    expect(mountable(parts)({ name: 's' })).toBe(true);
    expect(mountable(parts)({ name: 's', key: 'any' })).toBe(true);
    expect(mountable(parts)({ name: 'other' })).toBe(false);
  });

  it('a variable of any container, but only the key that it names', () => {
    const isMountable = mountable({ pod: aRunPod({ env: [REF] }) });
    expect(isMountable({ name: 's', key: 'k' })).toBe(true);
    expect(isMountable({ name: 's', key: 'other' })).toBe(false);
    expect(isMountable({ name: 'other', key: 'k' })).toBe(false);
    expect(isMountable({ name: 's' })).toBe(false);
  });

  it('no variable that names no key, which no API server takes', () => {
    const pod = aRunPod({ env: [{ name: 'K', valueFrom: { secretKeyRef: { name: 's' } } } as EnvVar] });
    expect(mountable({ pod })({ name: 's' })).toBe(false);
  });
});

describe('the Secret of our own authority is never mounted', () => {
  it.each(NAMED)('though it is named by %s', (_by, parts) => {
    expect(mountable({ ...parts, own: 's' })({ name: 's' })).toBe(false);
    expect(mountable({ ...parts, own: 'other' })({ name: 's' })).toBe(true);
  });

  it('though a variable names its key', () => {
    expect(mountable({ pod: aRunPod({ env: [REF] }), own: 's' })({ name: 's', key: 'k' })).toBe(false);
  });
});
