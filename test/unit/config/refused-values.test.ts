import { describe, expect, it } from 'vitest';
import { faultsOf } from './faults-of.ts';

const SECRET = 'the name of a Secret in the namespace of the pods';
const NAME = 'a name of letters, digits, dashes, dots and underscores';
const outputs = (members: string): string => `persistence: {outputs: {store: gcs, bucket: gs://bucket-b, ${members}}}`;
const store = (members: string): string =>
  `artifactsStore: {name: a, kind: gcs, schema: {bucket: gs://bucket-b}, ${members}}`;
const variable = (members: string): string => `injection: {env: [${members}]}`;

describe('a refused value is shown with the fix', () => {
  it.each([
    [outputs('secret: Bad_Name, secretKey: k'), `persistence.outputs.secret: must be ${SECRET}; it is "Bad_Name"`],
    [outputs('secret: 3, secretKey: k'), `persistence.outputs.secret: must be ${SECRET}; it is 3`],
    [
      outputs('secret: s, secretKey: a/b'),
      'persistence.outputs.secretKey: must be the name of a key in that Secret, such as gcs-secret.json; it is "a/b"',
    ],
    [
      outputs('mountPath: "/a:b"'),
      'persistence.outputs.mountPath: must be an absolute path without colons; it is "/a:b"',
    ],
    ['persistence: {outputs: {a: gs://bucket-b}}', 'persistence.outputs.a: must be a map; it is "gs://bucket-b"'],
    ['persistence: {data: [a]}', 'persistence.data: must be a map of NAME to definition'],
    ['persistence: []', 'persistence: must be a map'],
    [
      'artifactsStore: {name: a b, kind: gcs, schema: {bucket: gs://bucket-b}}',
      `artifactsStore.name: must be ${NAME}; it is "a b"`,
    ],
    [
      'artifactsStore: {kind: gcs, schema: {bucket: gs://bucket-b}}',
      `artifactsStore.name: missing; it must be ${NAME}`,
    ],
    ['artifactsStore: {name: a, kind: gcs}', 'artifactsStore.schema: missing; it must be a map'],
    [store('secret: s'), 'artifactsStore.secret: must be a map; it is "s"'],
    [store('secret: {key: k}'), `artifactsStore.secret.name: missing; it must be ${SECRET}`],
    ['connections: {a: 1}', 'connections: must be a list of connections'],
    ['connections: [gcs]', 'connections[0]: must be a map; it is "gcs"'],
    ['namespaces: [team]', 'namespaces: must be a map of NAMESPACE to what differs there'],
    ['namespaces: {team: true}', 'namespaces.team: must be a map; it is true'],
    [
      variable('A=b'),
      'injection.env[0]: must be a variable with one of both: {name, value} or {name, valueFrom}; it is "A=b"',
    ],
    [variable('{name: 1A}'), 'injection.env[0].name: must be the name of a variable; it is "1A"'],
    [variable('{value: b}'), 'injection.env[0].name: missing; it must be the name of a variable'],
    [
      variable('{name: A, valu: b}'),
      'injection.env[0].valu: unknown member; the members here are name, value, valueFrom',
    ],
    [
      variable('{name: A, valueFrom: x}'),
      'injection.env[0].valueFrom: must be one source: secretKeyRef, configMapKeyRef, fieldRef or resourceFieldRef; it is "x"',
    ],
    ['recognition: {type: "a b"}', 'recognition.type: must be a label value; it is "a b"'],
    [
      'recognition: {apps: {jobs: x}}',
      'recognition.apps.jobs: unknown member; the members here are experiment, job, notebook, tensorboard, build',
    ],
  ])('%s', (text, fault) => expect(faultsOf(text)).toEqual([fault]));

  it('in a namespace too, connections with the same name included', () => {
    const connection = '{name: a, kind: gcs, schema: {bucket: gs://bucket-b}}';
    expect(faultsOf(`namespaces: {team: {injection: 3, connections: [${connection}, ${connection}]}}`)).toEqual([
      'namespaces.team.injection: must be a map; it is 3',
      'namespaces.team.connections[1].name: the same name twice: "a"; each connection needs its own',
    ]);
  });
});
