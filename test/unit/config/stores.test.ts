import { describe, expect, it } from 'vitest';
import { readConfiguration } from '../../../src/config/load.ts';
import { faultsOf } from './faults-of.ts';

const settings = (text: string) => readConfiguration(text, 'config.yaml').everywhere;
const GCS = 'store: gcs, bucket: gs://plx-outputs, secret: gcs-secret, secretKey: key.json';

describe('definitions of other stores and local ones may stand beside a bucket', () => {
  // The lines of Polyaxon's Helm reference 0.5.6.
  const PASTED = `
persistence:
  outputs:
    outputs1: {mountPath: /outputs/1, hostPath: /path/to/outputs, readOnly: false}
    outputs-foo: {mountPath: /outputs/foo, existingClaim: outputs-foo-pvc}
    outputs-gcs3: {${GCS}}
    outputs-s3: {store: s3, bucket: s3://plx-outputs, secret: s3-secret, secretKey: key.json}
    outputs-az: {store: azure, bucket: wasbs://c@acme.blob.core.windows.net/, secret: Az_Secret, secretKey: a/b}
  data:
    disk: {mountPath: /data, hostPath: /data, subPath: a}
    s3: {store: s3, bucket: s3://data}
    images: {store: gcs, bucket: gs://images}
`;

  it('and are kept by name, with the folder of their runs', () => {
    expect(settings(PASTED).outputs).toEqual(
      [
        { kind: 'local', name: 'outputs-foo', localPath: '/outputs/foo' },
        { kind: 'other', name: 'outputs-az' },
        {
          kind: 'gcs',
          name: 'outputs-gcs3',
          bucket: 'gs://plx-outputs',
          access: { kind: 'secret', secret: { name: 'gcs-secret', key: 'key.json' } },
        },
        { kind: 'other', name: 'outputs-s3' },
        { kind: 'local', name: 'outputs1', localPath: '/outputs/1' },
      ].toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    );
  });

  it('but in data they are dropped', () => {
    expect([...settings(PASTED).data.keys()]).toEqual(['images']);
  });

  it.each([
    ['a single local definition', 'persistence: {outputs: {mountPath: /outputs, hostPath: /tmp/outputs}}'],
    ["Polyaxon's own default", 'persistence: {outputs: {outputs: {mountPath: /outputs, hostPath: /tmp/outputs}}}'],
    ['a single one on another store', 'persistence: {outputs: {store: s3, bucket: s3://outputs}}'],
    ['data alone', `persistence: {data: {images: {${GCS}}}}`],
  ])('%s is accepted', (_name, text) => expect(faultsOf(text)).toEqual([]));

  it.each([
    [
      'a misspelt member',
      '{mountpath: /outputs, existingClaim: a}',
      [
        'a.mountPath: missing; it must be an absolute path without colons',
        'a.mountpath: unknown member; the members here are mountPath, existingClaim, hostPath, readOnly, subPath',
      ],
    ],
    [
      'no mountPath, so that its runs are unknown',
      '{existingClaim: a}',
      ['a.mountPath: missing; it must be an absolute path without colons'],
    ],
    [
      'a relative mountPath',
      '{mountPath: outputs}',
      ['a.mountPath: must be an absolute path without colons; it is "outputs"'],
    ],
    [
      'a Secret but no store',
      '{mountPath: /a, secret: s, secretKey: k}',
      [
        'a.store: missing; it must be gcs, s3 or azure; only gcs is served',
        'a.bucket: missing; it must be a bucket URL such as gs://outputs-bucket or gs://outputs-bucket/team',
      ],
    ],
  ])('a local definition with %s is a fault', (_name, definition, faults) => {
    expect(faultsOf(`persistence: {outputs: {a: ${definition}, b: {${GCS}}}}`).toSorted()).toEqual(
      faults.map((fault) => `persistence.outputs.${fault}`).toSorted(),
    );
  });

  it('two definitions in one folder are a fault', () => {
    const text = `{outputs: {a: {mountPath: /outputs/}, b: {${GCS}, mountPath: //outputs}, c: {mountPath: /outputs/c}}}`;
    const fault = 'b.mountPath: the same folder as that of a: /outputs; a path in it would belong to both, keep one';
    expect(faultsOf(`persistence: ${text}`)).toEqual([`persistence.outputs.${fault}`]);
    expect(faultsOf(`namespaces: {team: {persistence: ${text}}}`)).toEqual([
      `namespaces.team.persistence.outputs.${fault}`,
    ]);
  });
});

describe('connections of other kinds', () => {
  const STORE = 'name: a, kind: gcs, schema: {bucket: gs://acme}';

  it.each([
    ['s3', 'other'],
    ['wasb', 'other'],
    ['volume_claim', 'local'],
    ['host_path', 'local'],
  ])('an artifacts store of kind %s is kept as %s', (kind, expected) => {
    expect(settings(`artifactsStore: {name: a, kind: ${kind}, schema: {any: thing}}`).artifactsStore).toEqual({
      kind: expected,
      name: 'a',
    });
  });

  it('are skipped in the list, whatever they hold', () => {
    const text = `connections: [{name: git, kind: git, schema: {url: https://x}, secret: {name: g}}, {${STORE}}, {name: chat, kind: slack, isAlias: true}]`;
    expect(settings(text).connections.map(({ name }) => name)).toEqual(['a']);
  });

  it('need a unique name too', () => {
    expect(faultsOf(`artifactsStore: {${STORE}}\nconnections: [{name: a, kind: git}]`)).toEqual([
      'connections[0].name: the same name twice: "a"; each connection needs its own',
    ]);
    expect(faultsOf(`connections: [{name: a, kind: git}]\nnamespaces: {team: {artifactsStore: {${STORE}}}}`)).toEqual([
      'connections[0].name: the same name twice: "a"; each connection needs its own',
    ]);
  });

  it('a namespace has no artifacts store if its own is empty', () => {
    const text = `artifactsStore: {${STORE}}\nnamespaces: {team: {artifactsStore: {}}}`;
    expect(faultsOf(text)).toEqual([]);
    expect(readConfiguration(text, 'config.yaml').namespaces.get('team')?.artifactsStore).toBeUndefined();
  });
});
