import { describe, expect, it } from 'vitest';
import { readConfiguration } from '../../../src/config/load.ts';
import { secretPlaces } from '../../../src/config/secret-places.ts';

const configuration = readConfiguration(
  `
persistence:
  outputs:
    a: {store: gcs, bucket: gs://bucket-a, secret: outputs, secretKey: key.json}
    b: {store: gcs, bucket: gs://bucket-b}
  data:
    images: {store: gcs, bucket: gs://images, secret: data, secretKey: key.json}
artifactsStore: {name: plx, kind: gcs, schema: {bucket: gs://plx}, secret: {name: artifacts}}
connections:
  - {name: more, kind: gcs, schema: {bucket: gs://more}, secret: {name: more, mountPath: /more}}
  - {name: same, kind: gcs, schema: {bucket: gs://same}, secret: {name: outputs, mountPath: /same}}
namespaces:
  team:
    persistence: {outputs: {store: gcs, bucket: gs://team, secret: of-team, secretKey: key.json}}
`,
  'test',
);

const EVERYWHERE = ['outputs', 'data', 'artifacts', 'more'];

describe('the places of Secrets', () => {
  it('are every namespace: each name once, also those of single namespaces and the further ones', () => {
    const places = secretPlaces(configuration, { namespaces: 'all', names: ['own', 'data'] });
    expect(places).toEqual([...EVERYWHERE, 'of-team', 'own'].map((name) => ({ name })));
  });

  it('are the listed namespaces: the names in the settings of each, and the further ones', () => {
    const places = secretPlaces(configuration, { namespaces: ['team', 'other', 'team'], names: ['own'] });
    expect(places.filter(({ namespace }) => namespace === 'other').map(({ name }) => name)).toEqual([
      ...EVERYWHERE,
      'own',
    ]);
    // A namespace's own member replaces the same member of the file, data together with outputs.
    expect(places.filter(({ namespace }) => namespace === 'team').map(({ name }) => name)).toEqual([
      'of-team',
      'artifacts',
      'more',
      'outputs',
      'own',
    ]);
  });

  it('are none if no Secret is named', () => {
    const none = readConfiguration('{}', 'test');
    expect(secretPlaces(none, { namespaces: 'all', names: [] })).toEqual([]);
    expect(secretPlaces(none, { namespaces: ['team'], names: [] })).toEqual([]);
  });
});
