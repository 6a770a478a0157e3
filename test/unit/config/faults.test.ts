import { describe, expect, it } from 'vitest';
import { loadConfiguration } from '../../../src/config/load.ts';
import { faultsOf } from './faults-of.ts';

const OUTPUTS = 'store: gcs, bucket: gs://outputs, secret: s, secretKey: k.json';
const STORE = 'name: a, kind: gcs, schema: {bucket: gs://acme}';
const KNOWN_STORES = 'must be gcs, s3 or azure; only gcs is served';
const BUCKET = 'a bucket URL such as gs://outputs-bucket or gs://outputs-bucket/team';

describe('each fault of a configuration names its place and the fix', () => {
  it.each([
    [
      'an unknown member',
      'persistance: {}',
      'persistance: unknown member; the members here are persistence, artifactsStore, connections, injection, recognition, namespaces',
    ],
    [
      'an unknown member of a definition',
      `persistence: {outputs: {${OUTPUTS}, region: x}}`,
      'persistence.outputs.region: unknown member; the members here are store, bucket, secret, secretKey, mountPath, existingClaim, hostPath, readOnly, subPath',
    ],
    [
      'a bucket without gs://',
      'persistence: {outputs: {store: gcs, bucket: outputs}}',
      `persistence.outputs.bucket: must be ${BUCKET}; it is "outputs"`,
    ],
    [
      'a bucket with a bad name',
      'persistence: {outputs: {store: gcs, bucket: "gs://Out puts"}}',
      `persistence.outputs.bucket: must be ${BUCKET}; it is "gs://Out puts"`,
    ],
    ['no bucket', 'persistence: {outputs: {store: gcs}}', `persistence.outputs.bucket: missing; it must be ${BUCKET}`],
    [
      'a secret without its key',
      'persistence: {outputs: {store: gcs, bucket: gs://bucket-b, secret: s}}',
      'persistence.outputs.secretKey: missing beside secret; it must be the name of a key in that Secret, such as gcs-secret.json',
    ],
    [
      'a key without its secret',
      'persistence: {outputs: {store: gcs, bucket: gs://bucket-b, secretKey: k}}',
      'persistence.outputs.secret: missing beside secretKey; it must be the name of a Secret in the namespace of the pods',
    ],
    [
      'outputs on a store that Polyaxon does not have',
      'persistence: {outputs: {store: gsc, bucket: gs://bucket-b}}',
      `persistence.outputs.store: ${KNOWN_STORES}; it is "gsc"`,
    ],
    [
      'data on a store that Polyaxon does not have',
      'persistence: {data: {d: {store: file, bucket: gs://bucket-b}}}',
      `persistence.data.d.store: ${KNOWN_STORES}; it is "file"`,
    ],
    [
      'an artifacts store that is no store',
      'artifactsStore: {name: a, kind: slack, schema: {bucket: gs://bucket-b}}',
      'artifactsStore.kind: must be gcs, or another kind of store (s3, wasb, host_path, volume_claim); it is "slack"',
    ],
    [
      'a connection of a kind that Polyaxon does not have',
      'connections: [{name: a, kind: gsc, schema: {bucket: gs://bucket-b}}]',
      'connections[0].kind: must be gcs, or another kind that Polyaxon knows; it is "gsc"',
    ],
    [
      'a fault in one of several outputs',
      `persistence: {outputs: {a: {${OUTPUTS}}, b: {store: gcs}}}`,
      `persistence.outputs.b.bucket: missing; it must be ${BUCKET}`,
    ],
    [
      'the same name twice in a map',
      `persistence:\n  outputs:\n    a: {${OUTPUTS}}\n    a: {${OUTPUTS}}`,
      'persistence.outputs.a: the same name twice; keep one',
    ],
    [
      'the same name twice in JSON',
      '{"connections": [], "connections": []}',
      'connections: the same name twice; keep one',
    ],
    [
      'the same connection twice',
      `artifactsStore: {${STORE}}\nconnections: [{${STORE}}]`,
      'connections[0].name: the same name twice: "a"; each connection needs its own',
    ],
    [
      'a fault in a namespace',
      'namespaces: {team: {workloadIdentity: maybe}}',
      'namespaces.team.workloadIdentity: must be true or false; it is "maybe"',
    ],
    [
      'a namespace within a namespace',
      'namespaces: {team: {namespaces: {}}}',
      'namespaces.team.namespaces: unknown member; the members here are persistence, artifactsStore, connections, injection, recognition, workloadIdentity',
    ],
    [
      'workload identity for everyone',
      'workloadIdentity: true',
      'workloadIdentity: unknown member; the members here are persistence, artifactsStore, connections, injection, recognition, namespaces',
    ],
    [
      'an unknown policy',
      'injection: {missingSecret: fail}',
      'injection.missingSecret: must be warn, skip or deny; it is "fail"',
    ],
    ['a switch with a text', 'injection: {gcloud: "yes"}', 'injection.gcloud: must be true or false; it is "yes"'],
    [
      'a number as the value of a variable',
      'injection: {env: [{name: A, value: 3}]}',
      'injection.env[0].value: must be a string: put numbers and true/false in quotes; it is 3',
    ],
    [
      'a relative mountPath',
      'artifactsStore: {name: a, kind: gcs, schema: {bucket: gs://bucket-b}, secret: {name: s, mountPath: gc}}',
      'artifactsStore.secret.mountPath: must be an absolute path without colons; it is "gc"',
    ],
    ['a list for a map', '[]', 'must be a map with persistence or artifactsStore'],
    [
      'outputs as a text',
      'persistence: {outputs: gs://bucket-b}',
      'persistence.outputs: must be one definition, or a map of NAME to definition; it is "gs://bucket-b"',
    ],
  ])('%s', (_name, text, fault) => expect(faultsOf(text)).toEqual([fault]));

  it('all faults are reported at once', () => {
    expect(faultsOf('persistence: {outputs: {store: gsc}}\ninjection: {gcloud: 1}\nextra: 1')).toHaveLength(4);
  });

  it('a value that is long enough to be a key is not quoted', () => {
    expect(faultsOf(`persistence: {outputs: {store: gcs, bucket: "${'k'.repeat(80)}"}}`)).toEqual([
      `persistence.outputs.bucket: must be ${BUCKET}`,
    ]);
  });

  it('a missing file is a fault like any other', async () => {
    await expect(loadConfiguration('/nowhere/config.yaml')).rejects.toThrow(
      '/nowhere/config.yaml: 1 fault\n  cannot be read (ENOENT); --config names the file',
    );
  });
});
