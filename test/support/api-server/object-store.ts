import type { KubernetesObject } from '@kubernetes/client-node';
import type { Collection, Target } from './collections.ts';

/** An object as a client sends or sees it. */
export type Stored = KubernetesObject & Readonly<Record<string, unknown>>;

export interface Change {
  readonly version: number;
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly collection: Collection;
  readonly object: Stored;
}

/** Objects with versions that grow with each change, and the changes that watches receive. */
export class ObjectStore {
  version = 1;
  /** Changes up to this version are forgotten, like after a compaction of etcd. */
  compactedAt = 0;
  readonly #objects = new Map<string, Stored>();
  readonly #changes: Change[] = [];
  readonly #told = new Set<(change: Change) => void>();

  get({ collection, namespace, name = '' }: Target): Stored | undefined {
    return this.#objects.get(keyOf(collection, namespace, name));
  }

  list({ collection, namespace }: Target): readonly Stored[] {
    return [...this.#objects.values()].filter(
      ({ kind, metadata }) => kind === collection.kind && (namespace ?? metadata?.namespace) === metadata?.namespace,
    );
  }

  put(collection: Collection, object: Stored): Stored {
    const { namespace, name = '' } = object.metadata ?? {};
    const key = keyOf(collection, namespace, name);
    const type = this.#objects.has(key) ? 'MODIFIED' : 'ADDED';
    const stored = this.#versioned(collection, object);
    this.#objects.set(key, stored);
    this.#tell({ version: this.version, type, collection, object: stored });
    return stored;
  }

  remove(target: Target): void {
    const object = this.get(target);
    if (object === undefined) return;
    this.#objects.delete(keyOf(target.collection, target.namespace, target.name ?? ''));
    const last = this.#versioned(target.collection, object);
    this.#tell({ version: this.version, type: 'DELETED', collection: target.collection, object: last });
  }

  /** Goes back to an earlier version, like a cluster that is restored from a backup. */
  restore(version: number): void {
    this.version = version;
    const kept = this.#changes.filter((change) => change.version <= version);
    this.#changes.splice(0, this.#changes.length, ...kept);
    this.#objects.clear();
    for (const { type, collection, object } of kept) {
      const key = keyOf(collection, object.metadata?.namespace, object.metadata?.name ?? '');
      if (type === 'DELETED') this.#objects.delete(key);
      else this.#objects.set(key, object);
    }
  }

  /**
   * Calls back with each change after a version: past ones at once, then each new one until the returned function is
   * called.
   */
  changesSince(version: number, told: (change: Change) => void): () => void {
    for (const change of this.#changes) if (change.version > version) told(change);
    this.#told.add(told);
    return () => void this.#told.delete(told);
  }

  #versioned({ kind, apiVersion }: Collection, object: Stored): Stored {
    this.version += 1;
    return { ...object, kind, apiVersion, metadata: { ...object.metadata, resourceVersion: `${this.version}` } };
  }

  #tell(change: Change): void {
    this.#changes.push(change);
    for (const told of this.#told) told(change);
  }
}

const keyOf = ({ resource }: Collection, namespace: string | undefined, name: string): string =>
  [resource, namespace ?? '', name].join('/');
