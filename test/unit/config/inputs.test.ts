import { expect, it } from 'vitest';
import { inputsOf } from '../../../src/config/inputs.ts';
import { readConfiguration } from '../../../src/config/load.ts';

const configurationWith = (bucket: string) =>
  readConfiguration(
    `artifactsStore: {name: everywhere, kind: gcs, schema: {bucket: "gs://everywhere"}}
namespaces: {team: {artifactsStore: {name: team, kind: gcs, schema: {bucket: "${bucket}"}}}}`,
    'test',
  );

it('combines the settings of the namespace and the knowledge of its Secrets', () => {
  const secrets = new Map([['gcs', { kind: 'missing' } as const]]);
  const inputFor = inputsOf(() => configurationWith('gs://team'), {
    statesIn: (namespace) => (namespace === 'team' ? secrets : new Map()),
  });
  expect(inputFor('team', 'fail')).toMatchObject({ namespace: 'team', failurePolicy: 'fail', secrets });
  expect(inputFor('team', 'fail').settings.artifactsStore).toMatchObject({ bucket: 'gs://team' });
  expect(inputFor('other', 'ignore').settings.artifactsStore).toMatchObject({ bucket: 'gs://everywhere' });
  expect(inputFor('other', 'ignore').secrets.size).toBe(0);
});

it('uses the configuration of the moment of the admission', () => {
  let inForce = configurationWith('gs://first');
  const inputFor = inputsOf(() => inForce);
  inForce = configurationWith('gs://second');
  expect(inputFor('team', 'fail').settings.artifactsStore).toMatchObject({ bucket: 'gs://second' });
});

it('names the Secret of our own authority in its namespace only', () => {
  const inputFor = inputsOf(() => configurationWith('gs://team'), {
    ownSecret: { namespace: 'injector', name: 'injector-ca' },
  });
  expect(inputFor('injector', 'fail').ownSecret).toBe('injector-ca');
  expect(inputFor('team', 'fail').ownSecret).toBeUndefined();
});
