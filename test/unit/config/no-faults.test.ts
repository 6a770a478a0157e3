import { describe, expect, it } from 'vitest';
import { settingsFor } from '../../../src/config/configuration.ts';
import { readConfiguration } from '../../../src/config/load.ts';
import { faultsOf } from './faults-of.ts';

const OUTPUTS = 'store: gcs, bucket: gs://outputs, secret: s, secretKey: k.json';
const STORE = 'name: a, kind: gcs, schema: {bucket: gs://acme}';

describe('a valid configuration', () => {
  it('may be empty', () => expect(faultsOf('')).toEqual([]));

  it('may be JSON', () =>
    expect(faultsOf(`{"persistence": {"outputs": {"store": "gcs", "bucket": "gs://bucket-b"}}}`)).toEqual([]));

  it("may be pasted from Polyaxon's own values, volumes on disks included", () => {
    const pasted = `
persistence:
  logs: {mountPath: /polyaxon-logs, hostPath: /tmp/logs}
  repos: {mountPath: /polyaxon-repos}
  upload: {mountPath: /tmp/upload}
  data: {data: {mountPath: /data, hostPath: /tmp/data}, images: {store: gcs, bucket: gs://images, secret: s, secretKey: k}}
  outputs: {outputs: {store: gcs, bucket: gs://outputs, secret: s, secretKey: k}}
artifactsStore: {name: a, kind: gcs, schema: {bucket: gs://acme}, secret: {name: s, mountPath: /plx-context/.gc}, tags: [x], description: y}
`;
    const settings = readConfiguration(pasted, 'config.yaml').everywhere;
    expect(faultsOf(pasted)).toEqual([]);
    expect([...settings.data.keys()]).toEqual(['images']);
  });

  it('takes the first outputs by name, as Polyaxon does', () => {
    const text = `persistence: {outputs: {b: {${OUTPUTS}}, a: {${OUTPUTS}}}}`;
    expect(readConfiguration(text, 'config.yaml').everywhere.outputs.map(({ name }) => name)).toEqual(['a', 'b']);
  });

  it("has each namespace's differences, and everything else from the file", () => {
    const configuration = readConfiguration(
      `artifactsStore: {${STORE}}\ninjection: {gcloud: false}\nnamespaces: {team: {injection: {keyAsEnv: true}}}`,
      'config.yaml',
    );
    expect(settingsFor(configuration, 'team')).toMatchObject({
      artifactsStore: { name: 'a' },
      injection: { keyAsEnv: true, gcloud: true },
    });
    expect(settingsFor(configuration, 'constructor').injection.gcloud).toBe(false);
  });
});
