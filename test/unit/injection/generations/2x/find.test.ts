import { describe, expect, it } from 'vitest';
import { find2x } from '../../../../../src/injection/generations/2x/find.ts';
import type { Pod } from '../../../../../src/kubernetes/pod.ts';
import { aConnection, aRun, aRunPod, found, named, settingsOf } from '../../../../support/builders.ts';

/** A run whose main container has the first env, its sidecar the second. */
function aPodWith(main: { name: string; value: string }[], sidecar: typeof main = []): Pod {
  const pod = aRunPod({ env: main });
  return {
    ...pod,
    spec: { ...pod.spec, containers: [{ name: 'polyaxon-sidecar', env: sidecar }, ...pod.spec.containers] },
  };
}

const storeOf = (pod: Pod, config = '{}') => {
  const result = find2x(aRun(pod), settingsOf(config));
  return result.kind === 'found' ? result.store : result.reason;
};
describe('the store of a 2.x run', () => {
  it.each([
    ['is the entry of its name in main', aPodWith([named('store'), aConnection()]), 'gs://acme'],
    ['is the entry of its name in another container', aPodWith([named('store')], [aConnection()]), 'gs://acme'],
    ['has the name that the sidecar gives', aPodWith([], [named('store'), aConnection()]), 'gs://acme'],
    [
      'has the name that main gives rather than the sidecar',
      aPodWith(
        [named('a'), aConnection({ name: 'a', bucket: 'gs://bucket-a' })],
        [named('b'), aConnection({ name: 'b' })],
      ),
      'gs://bucket-a',
    ],
    [
      'is the entry with a Secret rather than one without',
      aPodWith(
        [named('store'), aConnection({ bucket: 'gs://bucket-a' })],
        [aConnection({ bucket: 'gs://bucket-b', secret: { name: 's' } })],
      ),
      'gs://bucket-b',
    ],
    ['has its scheme', aPodWith([named('store'), aConnection({ bucket: 'acme/team/' })]), 'gs://acme/team'],
    ['has no trailing slash', aPodWith([named('store'), aConnection({ bucket: 'gs://acme/team/' })]), 'gs://acme/team'],
  ])('%s', (_name, pod, bucket) => expect(storeOf(pod)).toMatchObject({ bucket }));

  it.each([
    ['an entry of another name', aPodWith([named('store'), aConnection({ name: 'data' })]), 'no_store'],
    ['entries without a name for the store', aPodWith([aConnection()]), 'no_store'],
    ['an empty name', aPodWith([named(''), aConnection({ name: '' })]), 'no_store'],
    ['a bucket with an invalid name', aPodWith([named('store'), aConnection({ bucket: 'Acme!' })]), 'no_store'],
    ['a store on S3', aPodWith([named('store'), aConnection({ kind: 's3', bucket: 's3://acme' })]), 'store_not_gcs'],
  ])('is none with %s', (_name, pod, reason) => expect(storeOf(pod)).toBe(reason));
});

describe('where the store of a 2.x run comes from', () => {
  const CONFIG = `
artifactsStore: {name: acme, kind: gcs, schema: {bucket: gs://configured}}
persistence: {outputs: {a: {store: gcs, bucket: gs://bucket-a}}}
`;
  const fromOf = (pod: Pod) => found(find2x(aRun(pod), settingsOf(CONFIG))).from;

  it.each([
    ['its container', aPodWith([named('store'), aConnection()]), { kind: 'container', name: 'polyaxon-main' }],
    ['the sidecar', aPodWith([named('store')], [aConnection()]), { kind: 'container', name: 'polyaxon-sidecar' }],
    ['the choice', aRunPod({ labels: { 'polyaxon-gcs-injector.io/outputs': 'a' } }), { kind: 'choice' }],
    ['the configuration', aRunPod(), { kind: 'configured' }],
  ])('is %s', (_what, pod, from) => expect(fromOf(pod)).toEqual(from));
});

describe('the configured store', () => {
  const CONFIG = `
artifactsStore: {name: acme, kind: gcs, schema: {bucket: gs://configured}}
persistence: {outputs: {a: {store: gcs, bucket: gs://bucket-a}, b: {store: gcs, bucket: gs://bucket-b}}}
`;
  const OUTPUTS =
    'persistence: {outputs: {a: {store: gcs, bucket: gs://bucket-a}, b: {store: gcs, bucket: gs://bucket-b}}}';
  const choosing = (outputs: string): Pod => aRunPod({ labels: { 'polyaxon-gcs-injector.io/outputs': outputs } });

  it.each([
    ['is the artifacts store', aRunPod(), CONFIG, { name: 'acme', bucket: 'gs://configured' }],
    ['is the chosen outputs', choosing('b'), CONFIG, { name: 'b', bucket: 'gs://bucket-b' }],
    ['is the first outputs if there is no artifacts store', aRunPod(), OUTPUTS, { name: 'a', bucket: 'gs://bucket-a' }],
    [
      'is found under the name that the pod gives',
      aPodWith([named('store')]),
      CONFIG,
      { name: 'store', bucket: 'gs://configured' },
    ],
    [
      'gives way to the entry of the pod',
      aPodWith([named('store'), aConnection()]),
      CONFIG,
      { name: 'store', bucket: 'gs://acme' },
    ],
    [
      'gives way to the entry of its own name if the pod has no name for it',
      aPodWith([aConnection({ name: 'acme', bucket: 'gs://entry' })]),
      CONFIG,
      { name: 'acme', bucket: 'gs://entry' },
    ],
    [
      'replaces an entry without a bucket',
      aPodWith([named('store'), aConnection({ bucket: '' })]),
      CONFIG,
      { bucket: 'gs://configured' },
    ],
  ])('%s', (_name, pod, config, store) => expect(storeOf(pod, config)).toMatchObject(store));
});

describe('a 2.x run', () => {
  const outputsOf = (instance: string, value?: string) =>
    found(
      find2x(
        aRun(
          aRunPod({
            labels: { 'app.kubernetes.io/instance': instance },
            env: [
              named('store'),
              aConnection(),
              ...(value === undefined ? [] : [{ name: 'POLYAXON_RUN_INSTANCE', value }]),
            ],
          }),
        ),
        settingsOf(),
      ),
    ).outputs;

  it.each([
    ['of its label', 'uuid', 'o.p.runs.other', 'uuid'],
    ['at the end of its instance', '', 'o.p.runs.uuid', 'uuid'],
    ['not without either', '', undefined, undefined],
    ['not of an instance that ends without one', '', 'o.p.runs.', undefined],
  ])('has the uuid %s', (_name, label, value, uuid) =>
    expect(outputsOf(label, value)).toBe(uuid && `gs://acme/${uuid}/outputs`),
  );
});
