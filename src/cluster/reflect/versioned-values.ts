/** Values by name, each with the version at which it was seen. Older news is ignored. */
export interface VersionedValues<V> {
  get(name: string): V | undefined;
  entries(): readonly (readonly [name: string, value: V])[];
  /** The version of the last list; -1 before any. */
  listedAt(): bigint;
  /** The newest version that was seen; -1 before any. */
  newest(): bigint;
  /** Keeps the result of `make`; undefined means that the object is gone. Returns true for news. */
  set(name: string, version: bigint, make: () => V | undefined): boolean;
  /**
   * Prepares for a list that was requested when `seenBefore` was the newest version. Such a list is at least as new,
   * unless the cluster was restored from a backup: then everything is forgotten. Returns false if a later list was
   * answered meanwhile.
   */
  beginList(version: bigint, seenBefore: bigint): boolean;
  /** Forgets what a list of this version does not have. Returns true for news. */
  endList(version: bigint, listed: ReadonlySet<string>): boolean;
}

interface Versioned<V> {
  readonly version: bigint;
  readonly value: V | undefined;
}

const NEVER = -1n;

export function versionedValues<V>(): VersionedValues<V> {
  const values = new Map<string, Versioned<V>>();
  let listedAt = NEVER;
  let newest = NEVER;
  return {
    get: (name) => values.get(name)?.value,
    entries: () => [...values].flatMap(([name, { value }]) => (value === undefined ? [] : [[name, value] as const])),
    listedAt: () => listedAt,
    newest: () => newest,
    set: (name, version, make) => {
      // What the last list did not have was absent then.
      if (version <= (values.get(name)?.version ?? listedAt)) return false;
      values.set(name, { version, value: make() });
      if (version > newest) newest = version;
      return true;
    },
    beginList: (version, seenBefore) => {
      if (version < seenBefore && seenBefore <= newest) {
        values.clear();
        [listedAt, newest] = [NEVER, NEVER];
      }
      return version >= listedAt;
    },
    endList: (version, listed) => {
      const gone = [...values].filter(([name, each]) => !listed.has(name) && each.version <= version);
      for (const [name] of gone) values.delete(name);
      const isFirst = listedAt === NEVER;
      listedAt = version;
      if (version > newest) newest = version;
      return isFirst || gone.some(([, { value }]) => value !== undefined);
    },
  };
}
