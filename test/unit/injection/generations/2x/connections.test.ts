import { describe, expect, it } from 'vitest';
import type { SecretState } from '../../../../../src/gcs/secret-state.ts';
import { decide } from '../../../../../src/injection/decide.ts';
import type { Container } from '../../../../../src/kubernetes/pod.ts';
import { aConnection, anInput, applied, aRunPod, mainOf, named, valuesOf } from '../../../../support/builders.ts';

const SIDECAR = {
  name: 'polyaxon-sidecar',
  env: [
    aConnection({ bucket: 'gs://acme-main', secret: { name: 'key-main', mountPath: '/plx-context/.gc' } }),
    named('store'),
  ],
};
const DATA = '{name: data, kind: gcs, schema: {bucket: gs://acme-data}, secret: {name: key-data}}';
const MORE = '{name: more, kind: gcs, schema: {bucket: gs://acme-more}, secret: {name: key-more, mountPath: /etc/gcs}}';

/** The entries of main's catalog, and its volumes, after injection. Its sidecar has the store. */
function injected(connections: string, secrets: Record<string, SecretState> = {}, main: Partial<Container> = {}) {
  const { spec, ...pod } = aRunPod();
  const containers = [...spec.containers.map((container) => ({ ...container, ...main })), SIDECAR];
  const before = { ...pod, spec: { containers } };
  const decision = decide(before, anInput({ config: `connections: [${connections}]`, secrets }));
  const after = applied(before, decision);
  const variables = valuesOf(mainOf(after)?.env);
  return {
    entries: JSON.parse(variables['POLYAXON_CONNECTIONS_CATALOG'] ?? '{}').connections,
    volumes: after.spec.volumes ?? [],
    mounts: mainOf(after)?.volumeMounts ?? [],
    variables,
    warnings: decision.warnings,
  };
}

describe('connections at paths that are taken', () => {
  const TAKEN = { volumeMounts: [{ name: 'mine', mountPath: '/etc/gcs' }] };
  const { entries, mounts, volumes } = injected(`${DATA}, ${MORE}`, {}, TAKEN);

  it('each name their own file, and its Secret', () => {
    expect(entries.slice(1)).toMatchObject([
      {
        name: 'data',
        schema: { GC_KEY_PATH: '/plx-context/.gc-2/gc-secret.json' },
        secret: { name: 'key-data', mountPath: '/plx-context/.gc-2' },
      },
      {
        name: 'more',
        schema: { GC_KEY_PATH: '/etc/gcs-2/gc-secret.json' },
        secret: { name: 'key-more', mountPath: '/etc/gcs-2' },
      },
    ]);
  });

  it('are mounted at the paths of the entries', () => {
    const secretAt = (path: string) => {
      const mount = mounts.find(({ mountPath }) => mountPath === path);
      return volumes.find(({ name }) => name === mount?.name)?.secret?.secretName;
    };
    expect(['/plx-context/.gc', '/plx-context/.gc-2', '/etc/gcs-2'].map(secretAt)).toEqual([
      'key-main',
      'key-data',
      'key-more',
    ]);
  });

  it("never stop a run's start, though the store may", () => {
    expect(volumes.map(({ secret }) => [secret?.secretName, secret?.optional])).toEqual([
      ['key-main', undefined],
      ['key-data', true],
      ['key-more', true],
    ]);
  });
});

describe('another connection', () => {
  it('has only known members for 1.x clients', () => {
    const { variables } = injected(DATA);
    expect(JSON.parse(variables['POLYAXON_CONNECTION_SCHEMA_DATA'] ?? '')).toEqual({
      name: 'data',
      kind: 'gcs',
      schema: { bucket: 'gs://acme-data' },
      secret: { name: 'key-data', mountPath: '/plx-context/.gc-2' },
    });
  });

  it('of the same Secret has its key in the same volume, which the run waits for', () => {
    const { volumes, entries } = injected(DATA.replace('{name: key-data}', '{name: key-main, key: data.json}'));
    expect(volumes.map(({ secret }) => secret)).toEqual([
      {
        secretName: 'key-main',
        items: [
          { key: 'gc-secret.json', path: 'gc-secret.json' },
          { key: 'data.json', path: 'data.json' },
        ],
      },
    ]);
    expect(entries[1].schema.GC_KEY_PATH).toBe('/plx-context/.gc/data.json');
  });

  it("is not offered if its Secret is missing, because clients would read it with the store's key", () => {
    const { entries, warnings } = injected(DATA, { 'key-data': { kind: 'missing' } });
    expect(entries.map(({ name }: { name: string }) => name)).toEqual(['store']);
    expect(warnings).toEqual(['polyaxon-gcs-injector: connection data is not offered: its key cannot be mounted']);
  });

  it('is not offered twice to a run that requests it', () => {
    const value = '{"connections":[{"name":"data","kind":"gcs","schema":{"bucket":"gs://own"}}]}';
    const { entries } = injected(DATA, {}, { env: [{ name: 'POLYAXON_CONNECTIONS_CATALOG', value }] });
    expect(entries.map(({ name, schema }: { name: string; schema: unknown }) => [name, schema])).toEqual([
      ['data', { bucket: 'gs://own' }],
      ['store', { bucket: 'gs://acme-main' }],
    ]);
  });
});
