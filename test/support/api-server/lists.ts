import type { Target } from './collections.ts';
import type { ObjectStore, Stored } from './object-store.ts';
import { Refused } from './refused.ts';

interface Snapshot {
  readonly version: number;
  readonly items: readonly Stored[];
}

/** Answers lists page by page. All pages have the state of the first. */
export class Lists {
  readonly #store: ObjectStore;
  readonly #snapshots = new Map<string, Snapshot>();

  constructor(store: ObjectStore) {
    this.#store = store;
  }

  page(target: Target, query: URLSearchParams): object {
    const limit = Number(query.get('limit') ?? Number.POSITIVE_INFINITY);
    const token = query.get('continue');
    const { version, items } = token === null ? this.#snapshot(target, query) : this.#continued(token);
    const rest = items.slice(limit);
    const next = `${version}-${rest.length}`;
    if (rest.length > 0) this.#snapshots.set(next, { version, items: rest });
    const metadata = { resourceVersion: `${version}`, ...(rest.length > 0 && { continue: next }) };
    const { kind, apiVersion } = target.collection;
    return { kind: `${kind}List`, apiVersion, metadata, items: items.slice(0, limit) };
  }

  #snapshot(target: Target, query: URLSearchParams): Snapshot {
    const name = nameIn(query);
    const items = this.#store.list(target).filter(({ metadata }) => name === undefined || metadata?.name === name);
    return { version: this.#store.version, items };
  }

  #continued(token: string): Snapshot {
    const snapshot = this.#snapshots.get(token);
    if (snapshot === undefined) throw new Refused(410);
    return snapshot;
  }
}

/** The name in a field selector. No other selector is served. */
export function nameIn(query: URLSearchParams): string | undefined {
  const selector = query.get('fieldSelector');
  if (selector === null) return undefined;
  const [, name] = /^metadata\.name=(.+)$/.exec(selector) ?? [];
  if (name === undefined) throw new Refused(400);
  return name;
}
