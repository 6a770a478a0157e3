import fc from 'fast-check';

const secret = fc.record(
  {
    name: fc.constantFrom('gcs-secret', 'other'),
    mountPath: fc.constantFrom('/plx-context/.gc', '/etc/gcs', '/plx-context//.gc/'),
  },
  { requiredKeys: ['name'] },
);
const schema = fc.record(
  {
    bucket: fc.constantFrom('gs://acme', 'gs://data', 'acme'),
    GC_KEY_PATH: fc.constantFrom('/etc/gcs/gc-secret.json', '/plx-context/.gc/gc-secret.json'),
  },
  { requiredKeys: ['bucket'] },
);

/** An entry as Polyaxon and its admins write them. */
const entry = (name: fc.Arbitrary<string>): fc.Arbitrary<object> =>
  fc.record(
    {
      name,
      kind: fc.oneof({ weight: 6, arbitrary: fc.constant('gcs') }, fc.constantFrom('s3', 'host_path')),
      schema: fc.oneof(
        { weight: 3, arbitrary: fc.constant({ bucket: 'gs://acme' }) },
        { weight: 1, arbitrary: schema },
      ),
      secret,
      configMap: fc.constantFrom({ name: 'c' }, { name: 'c', mountPath: '/c' }),
      env: fc.constant({ GOOGLE_KEY_PATH: '/etc/gcs/gc-secret.json' }),
    },
    { requiredKeys: ['name', 'kind', 'schema'] },
  );

export const entryText = (name: string): fc.Arbitrary<string> =>
  entry(fc.constant(name)).map((each) => JSON.stringify(each));

/** A catalog of 2.x: the store, and the run's other connections. */
export const catalog: fc.Arbitrary<string> = fc
  .uniqueArray(entry(fc.constantFrom('store', 'data', 'more')) as fc.Arbitrary<{ name: string }>, {
    maxLength: 3,
    selector: ({ name }) => name,
  })
  .map((connections) => JSON.stringify({ connections }));
