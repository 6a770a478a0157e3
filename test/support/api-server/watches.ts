import type { ServerResponse } from 'node:http';
import type { Target } from './collections.ts';
import { nameIn } from './lists.ts';
import type { Change, ObjectStore } from './object-store.ts';

const errorOf = (code: number): object => ({ type: 'ERROR', object: { kind: 'Status', code } });
/** The version was compacted. */
const GONE = 410;
/** The version does not exist yet: this state was restored from a backup. */
const TOO_LARGE = 504;

/** The open watches, and the number of all watches so far. */
export class Watches {
  ever = 0;
  readonly #open = new Set<ServerResponse>();
  readonly #store: ObjectStore;

  constructor(store: ObjectStore) {
    this.#store = store;
  }

  get open(): number {
    return this.#open.size;
  }

  /**
   * Answers at once, then reports each change. A version that it cannot serve is refused in the stream, like in API
   * servers.
   */
  begin(target: Target, query: URLSearchParams, response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.flushHeaders();
    this.ever += 1;
    const from = Number(query.get('resourceVersion'));
    if (from < this.#store.compactedAt) return void response.end(lineOf(errorOf(GONE)));
    if (from > this.#store.version) return void response.end(lineOf(errorOf(TOO_LARGE)));
    const name = nameIn(query);
    const told = (change: Change): void => {
      if (isWatched(change, target, name)) response.write(lineOf({ type: change.type, object: change.object }));
    };
    const end = this.#store.changesSince(from, told);
    this.#open.add(response);
    response.on('close', () => {
      end();
      this.#open.delete(response);
    });
  }

  /** Sends a bookmark: nothing changed up to now. */
  bookmark(): void {
    const metadata = { resourceVersion: `${this.#store.version}` };
    for (const response of this.#open) response.write(lineOf({ type: 'BOOKMARK', object: { metadata } }));
  }

  /** Ends all watches like a lost connection, or like an API server: after a while, or with a status. */
  end(how: 'lost' | 'over' | 'expired'): void {
    for (const response of this.#open) {
      if (how === 'lost') response.destroy();
      else response.end(how === 'over' ? '' : lineOf(errorOf(GONE)));
    }
  }
}

const lineOf = (event: object): string => `${JSON.stringify(event)}\n`;

const isWatched = ({ collection, object }: Change, target: Target, name: string | undefined): boolean =>
  collection === target.collection &&
  (target.namespace ?? object.metadata?.namespace) === object.metadata?.namespace &&
  (name ?? object.metadata?.name) === object.metadata?.name;
