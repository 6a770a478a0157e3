/** Values by name, each as new as the version that it was seen at. What is older than what was seen is passed over. */
export interface VersionedValues<V> {
  get(name: string): V | undefined;
  /** The version of the last list; -1 before any. */
  listedAt(): bigint;
  /** The newest version that was seen; -1 before any. */
  newest(): bigint;
  /** Keeps what `make` gives; undefined says that there is none any more. Tells whether it is new. */
  set(name: string, version: bigint, make: () => V | undefined): boolean;
  /**
   * Prepares for a list that was asked for when `seenBefore` was the newest version. Such a list is as new as that, unless the
   * cluster was restored from a backup: then all is forgotten. Gives false if a later list was answered meanwhile.
   */
  beginList(version: bigint, seenBefore: bigint): boolean;
  /** Forgets what a list of this version does not have. Tells whether anything is new. */
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
    listedAt: () => listedAt,
    newest: () => newest,
    set: (name, version, make) => {
      // What the last list did not have was gone then.
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
