export interface ConnectionBound {
  /** The most connections that may be open. */
  readonly most: number;
  /** Called for each connection that is ended because there are too many. */
  readonly shed: () => void;
  /** In milliseconds. */
  readonly now: () => number;
}

/** The state of one connection. */
export interface Client {
  readonly address: string;
  readonly end: () => void;
  /** Requests with complete headers and without a sent answer. */
  unanswered: number;
  /** The time of its opening or its last answer. */
  since: number;
}

/** The connections of one address, oldest first. Those with answers are in the order of the last answer. */
interface Clients {
  readonly fresh: Set<Client>;
  readonly served: Set<Client>;
}

/** An API server sends a request as soon as it has a connection. */
const FRESH_MS = 1000;

/**
 * Keeps connections up to a bound. One more ends another, of the address that has the most:
 *
 * | a connection | is ended |
 * |---|---|
 * | opened more than a second ago, and not answered yet | first, the oldest before others |
 * | any other | after those, in the order of its last answer, or of its opening |
 *
 * So a new connection is always accepted. A client that opens thousands ends its own.
 */
export function connectionPool({ most, shed, now }: ConnectionBound) {
  const byAddress = new Map<string, Clients>();
  let open = 0;
  const of = (address: string): Clients => byAddress.get(address) ?? { fresh: new Set(), served: new Set() };
  const remove = (client: Client): void => {
    const clients = of(client.address);
    if (!clients.fresh.delete(client) && !clients.served.delete(client)) return;
    open -= 1;
    if (sizeOf(clients) === 0) byAddress.delete(client.address);
  };
  const endLeastWorth = (): void => {
    const victim = leastWorth(largestOf(byAddress.values()), now());
    if (victim === undefined) return;
    remove(victim);
    victim.end();
    shed();
  };
  return {
    add: (made: Pick<Client, 'address' | 'end'>): Client => {
      // First, so that the new one is not ended.
      if (open >= most) endLeastWorth();
      const client: Client = { ...made, unanswered: 0, since: now() };
      const clients = of(client.address);
      byAddress.set(client.address, clients);
      clients.fresh.add(client);
      open += 1;
      return client;
    },
    remove,
    asked: (client: Client): void => {
      client.unanswered += 1;
    },
    answered: (client: Client): void => {
      client.unanswered -= 1;
      client.since = now();
      const clients = of(client.address);
      // Removed and added again, so that the set is in the order of the last answers.
      if (clients.fresh.delete(client) || clients.served.delete(client)) clients.served.add(client);
    },
    endSilent: (): void => {
      for (const { fresh, served } of byAddress.values())
        for (const client of [...fresh, ...served]) if (client.unanswered === 0) client.end();
    },
  };
}

const sizeOf = ({ fresh, served }: Clients): number => fresh.size + served.size;

const NONE: Clients = { fresh: new Set(), served: new Set() };

const largestOf = (all: Iterable<Clients>): Clients =>
  [...all].reduce((largest, clients) => (sizeOf(clients) > sizeOf(largest) ? clients : largest), NONE);

function leastWorth({ fresh, served }: Clients, now: number): Client | undefined {
  const [oldest] = fresh;
  const [longestUnused] = served;
  if (oldest === undefined || longestUnused === undefined) return oldest ?? longestUnused;
  const isStale = now - oldest.since > FRESH_MS;
  return isStale || oldest.since <= longestUnused.since ? oldest : longestUnused;
}
