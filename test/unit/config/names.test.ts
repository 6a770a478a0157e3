import { describe, expect, it } from 'vitest';
import { faultsOf } from './faults-of.ts';

const outputs = (members: string): string => `persistence: {outputs: {store: gcs, bucket: gs://outputs, ${members}}}`;
const bucket = (url: string): string => `persistence: {outputs: {store: gcs, bucket: ${JSON.stringify(url)}}}`;
const store = (members: string): string => `artifactsStore: {kind: gcs, schema: {bucket: gs://acme}, ${members}}`;
const variable = (members: string): string => `injection: {env: [{${members}}]}`;
const source = (members: string): string => variable(`name: A, valueFrom: {${members}}`);
const letters = (length: number): string => 'a'.repeat(length);

describe('what the API server or Google would refuse is refused in the configuration', () => {
  it.each([
    [outputs('secret: s, secretKey: ".."'), 'persistence.outputs.secretKey'],
    [outputs('secret: s, secretKey: "."'), 'persistence.outputs.secretKey'],
    [outputs('secret: s, secretKey: ..data'), 'persistence.outputs.secretKey'],
    [outputs(`secret: s, secretKey: ${letters(254)}`), 'persistence.outputs.secretKey'],
    [outputs('secret: a..b, secretKey: k'), 'persistence.outputs.secret'],
    [outputs('secret: a.-b, secretKey: k'), 'persistence.outputs.secret'],
    [outputs(`secret: ${letters(254)}, secretKey: k`), 'persistence.outputs.secret'],
    [outputs('mountPath: "/a:b"'), 'persistence.outputs.mountPath'],
    [outputs('mountPath: "/a:b/"'), 'persistence.outputs.mountPath'],
    [outputs('mountPath: /'), 'persistence.outputs.mountPath'],
    [outputs('mountPath: /a/..'), 'persistence.outputs.mountPath'],
    [store('name: a, secret: {name: s, key: "..", mountPath: /gc}'), 'artifactsStore.secret.key'],
    [store('name: a, secret: {name: s, mountPath: "/a:b"}'), 'artifactsStore.secret.mountPath'],
    [store('name: "a b"'), 'artifactsStore.name'],
    [store('name: a/b'), 'artifactsStore.name'],
    [store('name: ä'), 'artifactsStore.name'],
    [bucket('gs://ab'), 'persistence.outputs.bucket'],
    [bucket(`gs://${letters(64)}`), 'persistence.outputs.bucket'],
    [bucket('gs://192.168.5.4'), 'persistence.outputs.bucket'],
    [bucket('gs://goog-outputs'), 'persistence.outputs.bucket'],
    [bucket('gs://my-google-outputs'), 'persistence.outputs.bucket'],
    [bucket('gs://outputs/../secret'), 'persistence.outputs.bucket'],
    ['namespaces: {Team: {}}', 'namespaces.Team'],
    ['namespaces: {a.b: {}}', 'namespaces.a.b'],
    [`namespaces: {${letters(64)}: {}}`, `namespaces.${letters(64)}`],
    ['recognition: {type: ""}', 'recognition.type'],
    ['recognition: {apps: {job: -job}}', 'recognition.apps.job'],
    [`recognition: {coreType: ${letters(64)}}`, 'recognition.coreType'],
    [variable('name: ..A'), 'injection.env[0].name'],
    [variable('name: A=B'), 'injection.env[0].name'],
    [variable('name: A, value: b, valueFrom: {fieldRef: {fieldPath: metadata.name}}'), 'injection.env[0]'],
    [source(''), 'injection.env[0].valueFrom'],
    [source('secretKeyRef: {name: s, key: k}, fieldRef: {fieldPath: metadata.name}'), 'injection.env[0].valueFrom'],
    [source('secretRef: {name: s, key: k}'), 'injection.env[0].valueFrom.secretRef'],
    [source('secretKeyRef: {name: s}'), 'injection.env[0].valueFrom.secretKeyRef.key'],
    [source('secretKeyRef: {name: S, key: k}'), 'injection.env[0].valueFrom.secretKeyRef.name'],
    [source('secretKeyRef: {name: s, key: ".."}'), 'injection.env[0].valueFrom.secretKeyRef.key'],
    [source('secretKeyRef: {name: s, key: k, optional: "no"}'), 'injection.env[0].valueFrom.secretKeyRef.optional'],
    [source('configMapKeyRef: {name: c, key: a/b}'), 'injection.env[0].valueFrom.configMapKeyRef.key'],
    [source('fieldRef: {fieldPath: spec.containers}'), 'injection.env[0].valueFrom.fieldRef.fieldPath'],
    [source('fieldRef: {fieldPath: "metadata.labels[\'a b\']"}'), 'injection.env[0].valueFrom.fieldRef.fieldPath'],
    [source('fieldRef: {fieldPath: metadata.name, apiVersion: v2}'), 'injection.env[0].valueFrom.fieldRef.apiVersion'],
    [source('resourceFieldRef: {resource: memory}'), 'injection.env[0].valueFrom.resourceFieldRef.resource'],
    [
      source('resourceFieldRef: {resource: limits.cpu, divisor: 1Mi}'),
      'injection.env[0].valueFrom.resourceFieldRef.divisor',
    ],
    [
      source('resourceFieldRef: {resource: limits.memory, divisor: 1m}'),
      'injection.env[0].valueFrom.resourceFieldRef.divisor',
    ],
  ])('%s', (text, path) => {
    expect(faultsOf(text)).toEqual([expect.stringMatching(/: (must be|missing; it must be|unknown member; )/)]);
    expect(faultsOf(text)[0]?.startsWith(`${path}: `)).toBe(true);
  });

  it('with the reason', () => {
    expect([
      ...faultsOf('namespaces: {Team: {}}'),
      ...faultsOf(bucket('gs://goog-outputs')),
      ...faultsOf(source('resourceFieldRef: {resource: limits.cpu, divisor: 1Mi}')),
    ]).toEqual([
      'namespaces.Team: must be the name of a namespace',
      'persistence.outputs.bucket: must be a bucket that you own: Google reserves names that begin with goog or contain google; it is "gs://goog-outputs"',
      'injection.env[0].valueFrom.resourceFieldRef.divisor: must be 1 or 1m; it is "1Mi"',
    ]);
  });
});

describe('what they accept is accepted', () => {
  it.each([
    outputs(`secret: ${letters(253)}, secretKey: .k`),
    outputs('mountPath: /outputs/.hidden/'),
    bucket('gs://outputs.acme.example.com/team'),
    'persistence: {data: {public: {store: gcs, bucket: gs://google-public-data}}}',
    'connections: [{name: 1st.data_set-A, kind: gcs, schema: {bucket: gs://goog-public}}]',
    `namespaces: {${letters(63)}: {}, "1": {}}`,
    variable('name: .my-VAR_1, value: ""'),
    source('secretKeyRef: {name: s, key: k, optional: true}'),
    source('configMapKeyRef: {name: c, key: k}'),
    source('fieldRef: {fieldPath: metadata.name, apiVersion: v1}'),
    source('fieldRef: {fieldPath: "metadata.annotations[\'example.com/a\']"}'),
    source('resourceFieldRef: {resource: limits.cpu, divisor: 1m}'),
    source('resourceFieldRef: {resource: requests.hugepages-2Mi, divisor: 1Mi, containerName: main}'),
  ])('%s', (text) => expect(faultsOf(text)).toEqual([]));
});

it('a variable that occurs twice is a fault, in a namespace too', () => {
  const injection = 'injection: {env: [{name: A}, {name: B}, {name: A}]}';
  expect(faultsOf(injection)).toEqual(['injection.env[2].name: the same name twice: "A"; keep one']);
  expect(faultsOf(`namespaces: {team: {${injection}}}`)).toEqual([
    'namespaces.team.injection.env[2].name: the same name twice: "A"; keep one',
  ]);
});
