import { bucketUrl } from '../../../gcs/bucket.ts';
import { isOnGcs, type OutputsStore, type Store } from '../../../gcs/store.ts';
import { literal } from '../../../kubernetes/env.ts';
import type { Catalog, Connection } from '../../../polyaxon/2x/catalog.ts';
import { STORE_NAME_ENV } from '../../../polyaxon/2x/names.ts';
import type { ReadContainer } from '../../reading/container.ts';
import type { InjectableRun } from '../../reading/run.ts';
import type { Settings } from '../../settings.ts';
import type { NoStore, StoreFrom } from '../generation.ts';
import { accessOf } from './access.ts';

export type CatalogOf = (container: ReadContainer) => Catalog;

export interface FoundStore {
  readonly store: Store;
  readonly from: StoreFrom;
  /** The pod's own entry of the store. */
  readonly entry: Connection | undefined;
}

/**
 * The artifacts store of a run, under the name that its client uses. Among the connections that its containers
 * describe, it is the one with the artifacts store's name (others are never the store). Else it is the configured one.
 */
export function storeOf(run: InjectableRun, settings: Settings, catalogOf: CatalogOf): FoundStore | NoStore {
  const containers = [run.main, ...run.containers];
  const configured = configuredStore(run, settings);
  const name = givenName(containers) ?? configured?.store.name;
  const found = entryNamed(name, containers, catalogOf);
  if (found !== undefined && found.entry.kind !== 'gcs') return { kind: 'none', reason: 'store_not_gcs' };
  const bucket = bucketOf(found?.entry);
  if (found !== undefined && bucket !== undefined) {
    const store = { name: found.entry.name, bucket, access: accessOf(found.entry, bucket, settings) };
    return { store, from: { kind: 'container', name: found.container }, entry: found.entry };
  }
  if (configured === undefined) return { kind: 'none', reason: 'no_store' };
  const { store, from } = configured;
  if (!isOnGcs(store)) return { kind: 'none', reason: 'store_not_gcs' };
  return { store: { ...store, name: name ?? store.name }, from, entry: found?.entry };
}

/** Each target gets the name, so a long one would cost its length as often as there are targets. */
const LONGEST_NAME = 253;

/** 2.x and gcsfs also accept a bucket without a scheme, because the connection's kind says what it is. */
const bucketOf = (entry: Connection | undefined): string | undefined =>
  entry?.bucket === undefined ? undefined : (bucketUrl(entry.bucket) ?? bucketUrl(`gs://${entry.bucket}`));

function givenName(containers: readonly ReadContainer[]): string | undefined {
  for (const { env } of containers) {
    const name = literal(env, STORE_NAME_ENV);
    if (name && name.length <= LONGEST_NAME) return name;
  }
  return undefined;
}

interface NamedEntry {
  readonly entry: Connection;
  readonly container: string;
}

/** Our own entry in main leaves out a Secret that is not mounted there. The sidecar's entry has it, or the variable of 1.x. */
function entryNamed(
  name: string | undefined,
  containers: readonly ReadContainer[],
  catalogOf: CatalogOf,
): NamedEntry | undefined {
  let first: NamedEntry | undefined;
  for (const container of containers) {
    const named = described(catalogOf(container)).filter((entry) => entry.name === name);
    const entry = named.find(({ secret }) => secret !== undefined);
    if (entry !== undefined) return { entry, container: container.container.name };
    first ??= named[0] && { entry: named[0], container: container.container.name };
  }
  return first;
}

const described = ({ connections, shadowed }: Catalog): readonly Connection[] => [...connections, ...shadowed];

/** The configured store: the pod's choice, else the artifacts store, else the first outputs on GCS, else the first. */
function configuredStore(
  { choices }: InjectableRun,
  settings: Settings,
): { readonly store: OutputsStore; readonly from: StoreFrom } | undefined {
  const { artifactsStore, outputs } = settings;
  const stores = [artifactsStore, ...outputs].filter((store) => store !== undefined);
  const chosen = stores.find(({ name }) => name === choices.outputs);
  if (chosen !== undefined) return { store: chosen, from: { kind: 'choice' } };
  const usual = artifactsStore ?? outputs.find(isOnGcs) ?? outputs[0];
  return usual && { store: usual, from: { kind: 'configured' } };
}
