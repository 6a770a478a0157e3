import { CREDENTIALS_ENV } from '../../../gcs/key-file.ts';
import { isOnGcs, type KeySecret, type Store, sameKey, secretOf } from '../../../gcs/store.ts';
import { literal } from '../../../kubernetes/env.ts';
import { isWithin } from '../../../kubernetes/paths.ts';
import type { AccessKeys } from '../../../polyaxon/0x/access-keys.ts';
import { keyBehindFile } from '../../keys/key-behind-file.ts';
import type { InjectableRun } from '../../reading/run.ts';
import type { Settings } from '../../settings.ts';
import { configuredOutputs, type PathOwner } from './definitions.ts';
import { keyIn } from './named-key.ts';

/** The store of a path on GCS that has an entry of its own among the access keys: it keeps the key of that entry. */
export const storesOfEntries =
  ({ main }: InjectableRun, { envNames }: AccessKeys) =>
  (path: string): Store | undefined => {
    const envName = envNames.get(path);
    const key = envName === undefined ? undefined : keyIn(main.env, envName);
    return key && ofKey(path, key);
  };

/**
 * Finds the store of a path that Polyaxon (or an earlier round of ours) put on GCS. The pod comes first: the key of the
 * path's own entry. Next comes the configured store with the longest bucket that contains the path. Of several, it is
 * the preferred name, else the first. A second round knows the run's own store by the file of its credentials, and
 * needs no configured store.
 */
export function storesOnGcs(
  run: InjectableRun,
  settings: Settings,
  accessKeys: AccessKeys,
): (path: string, owner: PathOwner, preferred?: string) => Store {
  const configured = [...configuredOutputs(settings).filter(isOnGcs), ...settings.data.values()].toSorted(
    (a, b) => b.bucket.length - a.bucket.length,
  );
  const behindFile = once(() => keyOfCredentials(run));
  const ofEntry = storesOfEntries(run, accessKeys);
  return (path, owner, preferred) => {
    const named = ofEntry(path);
    if (named !== undefined) return named;
    const holding = configured.filter(({ bucket }) => isWithin(bucket, path));
    const file = owner === 'own' && holding.length !== 1 ? behindFile() : undefined;
    const present =
      file && holding.find((store) => store.bucket === holding[0]?.bucket && sameKey(secretOf(store), file));
    return present ?? holding.find(({ name }) => name === preferred) ?? holding[0] ?? ofKey(path, file);
  };
}

const ofKey = (path: string, secret: KeySecret | undefined): Store => ({
  name: 'outputs',
  bucket: path,
  access: secret === undefined ? { kind: 'ambient' } : { kind: 'secret', secret },
});

function keyOfCredentials({ volumes, main }: InjectableRun): KeySecret | undefined {
  const file = literal(main.env, CREDENTIALS_ENV);
  return file === undefined ? undefined : keyBehindFile(volumes, main.mounts, file);
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
