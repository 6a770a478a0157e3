import { describe, expect, it } from 'vitest';
import { settingsFor } from '../../../src/config/configuration.ts';
import { NO_CONFIGURATION, readConfiguration } from '../../../src/config/load.ts';
import { DEFAULT_LABELS } from '../../../src/polyaxon/recognition.ts';

const read = (text: string) => readConfiguration(text, 'config.yaml');
const everywhere = (text: string) => read(text).everywhere;

describe('settings', () => {
  it('of an empty file are the defaults, with no store', () => {
    expect(everywhere('')).toEqual({
      configHash: 'e3b0c44298fc',
      outputs: [],
      data: new Map(),
      artifactsStore: undefined,
      connections: [],
      injection: { credentials: true, keyAsEnv: false, gcloud: true, env: [], missingSecret: 'warn' },
      recognition: DEFAULT_LABELS,
      workloadIdentity: false,
    });
  });

  it('without a file are those of an empty map', () => {
    expect(NO_CONFIGURATION.everywhere).toEqual({ ...everywhere('{}'), configHash: NO_CONFIGURATION.hash });
  });

  it('have the hash of their file', () => {
    expect(read('{}').hash).toMatch(/^[0-9a-f]{12}$/);
    expect(read('{}').hash).toBe(settingsFor(read('{}'), 'team').configHash);
    expect(read('{}').hash).not.toBe(read('{} ').hash);
  });
});

describe('the grammar of 0.x', () => {
  it('gives one definition the name outputs', () => {
    const text =
      'persistence: {outputs: {store: gcs, bucket: gs://bucket-b/team//, secret: s, secretKey: k, mountPath: /outputs}}';
    expect(everywhere(text).outputs).toEqual([
      {
        kind: 'gcs',
        name: 'outputs',
        bucket: 'gs://bucket-b/team',
        access: { kind: 'secret', secret: { name: 's', key: 'k' } },
        localPath: '/outputs',
      },
    ]);
  });

  it('may name a definition like a member', () => {
    const text =
      'persistence: {outputs: {secret: {store: gcs, bucket: gs://bucket-a}, bucket: {store: gcs, bucket: gs://bucket-b}}}';
    expect(everywhere(text).outputs).toEqual([
      { kind: 'gcs', name: 'bucket', bucket: 'gs://bucket-b', access: { kind: 'ambient' } },
      { kind: 'gcs', name: 'secret', bucket: 'gs://bucket-a', access: { kind: 'ambient' } },
    ]);
  });

  it('has data by name, without volumes on disks', () => {
    const text = `
persistence:
  data:
    disk: {mountPath: /data, hostPath: /tmp/data}
    claim: {existingClaim: data}
    images: {store: gcs, bucket: gs://images}
`;
    expect([...everywhere(text).data]).toEqual([
      ['images', { name: 'images', bucket: 'gs://images', access: { kind: 'ambient' } }],
    ]);
  });
});

describe('the grammar of 1.x and 2.x', () => {
  it.each([
    ['without a Secret', '', { kind: 'ambient' }],
    ['with a Secret', ', secret: {name: s}', { kind: 'secret', secret: { name: 's' } }],
    [
      'with a Secret, its key and its folder',
      ', secret: {name: s, key: k, mountPath: /gc}',
      { kind: 'secret', secret: { name: 's', key: 'k', mountPath: '/gc' } },
    ],
  ])('gives a store %s', (_name, secret, access) => {
    const store = `{name: a, kind: gcs, schema: {bucket: gs://bucket-b/}${secret}}`;
    expect(everywhere(`artifactsStore: ${store}`).artifactsStore).toEqual({
      kind: 'gcs',
      name: 'a',
      bucket: 'gs://bucket-b',
      access,
    });
    expect(everywhere(`connections: [${store}]`).connections).toEqual([{ name: 'a', bucket: 'gs://bucket-b', access }]);
  });
});

describe('a namespace', () => {
  const configuration = read(`
artifactsStore: {name: a, kind: gcs, schema: {bucket: gs://bucket-a}}
injection: {gcloud: false}
recognition: {type: acme-run, coreType: acme-core, apps: {job: acme-job}}
namespaces:
  team: {workloadIdentity: true, artifactsStore: {name: b, kind: gcs, schema: {bucket: gs://bucket-b}}}
`);

  it('has its own members, and all others from the file', () => {
    const settings = settingsFor(configuration, 'team');
    expect(settings).toMatchObject({
      artifactsStore: { name: 'b' },
      workloadIdentity: true,
      injection: { gcloud: false },
    });
    expect(settings.recognition).toEqual({
      ...DEFAULT_LABELS,
      runnerType: 'acme-run',
      coreType: 'acme-core',
      job: 'acme-job',
    });
  });

  it('changes no other namespace', () => {
    expect(settingsFor(configuration, 'other')).toMatchObject({
      artifactsStore: { name: 'a' },
      workloadIdentity: false,
    });
  });
});
