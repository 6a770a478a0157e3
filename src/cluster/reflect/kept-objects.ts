import type { KubernetesListObject, KubernetesObject, V1ObjectMeta } from '@kubernetes/client-node';
import { type VersionedValues, versionedValues } from './versioned-values.ts';

/** What was read from the objects of one name, by namespace. The namespace is empty for a kind without namespaces. */
export interface KeptObjects<O extends KubernetesObject, V> {
  get(namespace: string): V | undefined;
  entries(): readonly (readonly [namespace: string, value: V])[];
  hasListed(): boolean;
  put(object: O): void;
  remove(object: O): void;
  /**
   * Takes all pages of a list and forgets objects that are not in them. Returns the version at which a watch begins.
   */
  takeList(pages: Pages<O>): Promise<string>;
}

export type Pages<O extends KubernetesObject> = AsyncIterable<KubernetesListObject<O>>;

/** Calls `read` once for each version of an object, and `changed` after each piece of news. */
export function keptObjects<O extends KubernetesObject, V>(
  read: (object: O) => V,
  changed: () => void,
): KeptObjects<O, V> {
  const values = versionedValues<V>();
  const keep = (object: O): boolean => values.set(namespaceOf(object), versionOf(object.metadata), () => read(object));
  return {
    get: values.get,
    entries: values.entries,
    hasListed: () => values.listedAt() >= 0n,
    put: (object) => {
      if (keep(object)) changed();
    },
    remove: (object) => {
      if (values.set(namespaceOf(object), versionOf(object.metadata), () => undefined)) changed();
    },
    takeList: async (pages) => {
      const { resourceVersion, isNew } = await takePages(pages, { values, keep });
      if (isNew) changed();
      return resourceVersion;
    },
  };
}

interface Keeping<O extends KubernetesObject> {
  readonly values: VersionedValues<unknown>;
  readonly keep: (object: O) => boolean;
}

async function takePages<O extends KubernetesObject>(pages: Pages<O>, { values, keep }: Keeping<O>) {
  const seenBefore = values.newest();
  const listed = new Set<string>();
  let [resourceVersion, isNew] = ['0', false];
  for await (const { metadata, items } of pages) {
    resourceVersion = metadata?.resourceVersion ?? resourceVersion;
    if (!values.beginList(BigInt(resourceVersion), seenBefore)) return { resourceVersion, isNew };
    for (const object of items) listed.add(namespaceOf(object));
    isNew = items.filter(keep).length > 0 || isNew;
  }
  return { resourceVersion, isNew: values.endList(BigInt(resourceVersion), listed) || isNew };
}

const namespaceOf = ({ metadata }: KubernetesObject): string => metadata?.namespace ?? '';
const versionOf = (metadata: V1ObjectMeta | undefined): bigint => BigInt(metadata?.resourceVersion ?? 0);
