import { type KeySecret, type Store, secretOf } from '../../../gcs/store.ts';
import { runNameOf } from '../../../polyaxon/0x/run-path.ts';
import type { ReadContainer } from '../../reading/container.ts';
import type { InjectableRun } from '../../reading/run.ts';
import type { NoStore } from '../generation.ts';
import type { Found0x } from './found.ts';
import { needOf } from './key-need.ts';
import { keyIn } from './named-key.ts';
import type { Read0x } from './read.ts';
import { shownKeys } from './tensorboard.ts';

type Parts = Read0x & Pick<Found0x, 'tensorboard'>;

/**
 * A run whose own outputs are not on GCS, and its other paths there: data, other runs, entries of Polyaxon. Its clients
 * get the key of each. Google's libraries get a file only if all paths have one key. Of several keys, nobody knows the
 * right one.
 */
export function servedBeside(run: InjectableRun, reason: NoStore['reason'], parts: Parts): NoStore<Found0x> {
  const stores = [
    ...run.targets.flatMap((container) => parts.moved(container).paths.map(({ store }) => store)),
    ...run.targets.flatMap((container) => storesOfEntries(container, parts)),
    ...(parts.tensorboard === undefined ? [] : shownKeys(parts.tensorboard.container, parts.places).map(storeOf)),
  ];
  if (stores.length === 0) return { kind: 'none', reason };
  const keys = new Map(stores.flatMap((store) => secretOf(store) ?? []).map((key) => [`${key.name}/${key.key}`, key]));
  const [only] = keys.size === 1 ? keys.values() : [];
  const served: Found0x = {
    kind: 'found',
    ...parts,
    store: only === undefined ? NO_KEY : storeOf(only),
    from: { kind: 'configured' },
    path: undefined,
    outputs: undefined,
    runName: runNameOf(run.pod),
    outputsKey: undefined,
    key: only && needOf(only),
    furtherKeys: [],
    warnings: [],
  };
  return { kind: 'none', reason, served };
}

const storesOfEntries = (container: ReadContainer, { accessKeys }: Parts): readonly Store[] =>
  [...accessKeys(container).envNames.values()].flatMap((envName) => {
    const key = keyIn(container.env, envName);
    return key === undefined ? [] : [storeOf(key)];
  });

const storeOf = (secret: KeySecret): Store => ({ ...NO_KEY, access: { kind: 'secret', secret } });

/** A placeholder for the run's own store. No path goes to it. */
const NO_KEY: Store = { name: 'outputs', bucket: '', access: { kind: 'ambient' } };
