import { describe, expect, it } from 'vitest';
import type { StoreAccess } from '../../../../src/gcs/store.ts';
import type { Found, FurtherKey } from '../../../../src/injection/generations/generation.ts';
import { locateFurther, locateOwn } from '../../../../src/injection/generations/locate-keys.ts';
import { aRun, aRunPod, settingsOf } from '../../../support/builders.ts';
import { NEED } from '../keys/located.ts';

const RUN = aRun(aRunPod());
const OF_SECRET: StoreAccess = { kind: 'secret', secret: { name: 's' } };
const MISSING = new Map([['s', { kind: 'missing' } as const]]);

const foundWith = (access: StoreAccess, key = access.kind === 'secret' ? NEED : undefined): Found => ({
  kind: 'found',
  store: { name: 'store', bucket: 'gs://b', access },
  from: { kind: 'configured' },
  path: undefined,
  outputs: undefined,
  key,
  furtherKeys: [],
  runName: undefined,
  warnings: [],
});
const own = (found: Found, config = '{}', isMountable = true) =>
  locateOwn(RUN, found, { settings: settingsOf(config), secrets: new Map(), isMountable: () => isMountable });

describe('a run needs no key file', () => {
  const WORKLOAD = 'namespaces: {polyaxon: {workloadIdentity: true}}';
  const NO_CREDENTIALS = 'injection: {credentials: false}';

  it.each<[string, StoreAccess, string, string]>([
    ['without credentials', OF_SECRET, NO_CREDENTIALS, 'injected'],
    ['without credentials, rather than for workload identity', { kind: 'ambient' }, NO_CREDENTIALS, 'injected'],
    ['with workload identity', OF_SECRET, WORKLOAD, 'workload_identity'],
    ['of a store without a Secret', { kind: 'ambient' }, '{}', 'workload_identity'],
    ['of a store whose key is a variable', { kind: 'env_only' }, '{}', 'key_only_as_env'],
  ])('%s', (_name, access, config, reason) => expect(own(foundWith(access), config)).toStrictEqual({ reason }));

  it('of a Secret that nothing names but text', () => {
    expect(own(foundWith(OF_SECRET), '{}', false)).toStrictEqual({ reason: 'secret_not_named' });
  });
});

describe('the key of a store', () => {
  it('is located', () => {
    expect(own(foundWith(OF_SECRET))).toMatchObject({ reason: 'injected', location: { key: 'gc.json' } });
    expect(own(foundWith(OF_SECRET)).location?.added?.secret.optional).toBeUndefined();
  });

  it('is optional as the variable that has it', () => {
    const secret = { name: 's', isOptional: true };
    expect(own(foundWith({ kind: 'secret', secret }, { ...NEED, secret })).location?.added?.secret.optional).toBe(true);
  });
});

describe('the keys of other stores', () => {
  const further = (id: string, isOptional: boolean, secret = 's'): FurtherKey => ({
    ...NEED,
    id,
    isOptional,
    secret: { name: secret, key: 'k.json' },
  });
  const first = own(foundWith(OF_SECRET)).location;
  const located = (keys: readonly FurtherKey[], more: Partial<Parameters<typeof locateFurther>[2]> = {}) =>
    locateFurther(RUN, keys, { first, secrets: new Map(), isMountable: () => true, ...more });

  it('are none without the first', () => expect(located([further('a', true)], { first: undefined }).size).toBe(0));

  it('are none of Secrets that may not be mounted', () => {
    const isMountable = ({ name }: { readonly name: string }) => name !== 's';
    expect([...located([further('a', true), further('b', true, 't')], { isMountable }).keys()]).toEqual(['b']);
  });

  it('are none of a missing Secret, unless the run must wait for it', () => {
    expect([...located([further('a', true), further('b', false)], { secrets: MISSING }).keys()]).toEqual(['b']);
  });

  it('each lie beside those before them', () => {
    const keys = located([further('a', true), further('b', true, 't'), further('c', false, 'u')]);
    expect([...keys].map(([id, { volume, file, added }]) => [id, volume, file, added?.secret.optional])).toEqual([
      ['a', 'plx-gcs-secret', 'k.json', undefined],
      ['b', 'plx-gcs-secret-2', 'gc.json', true],
      ['c', 'plx-gcs-secret-3', 'gc.json', undefined],
    ]);
  });
});
