export interface ConnectionBound {
  /** As many may be open. */
  readonly most: number;
  /** Is told of each connection that is ended because there are too many. */
  readonly shed: () => void;
}

/** What is known of one connection. */
export interface Client {
  readonly address: string;
  readonly end: () => void;
  /** Requests whose headers are there and whose answer is not sent. */
  unanswered: number;
}

/** The connections of one address, oldest first; those that were answered in the order of their last answer. */
interface Clients {
  readonly fresh: Set<Client>;
  readonly served: Set<Client>;
}

/**
 * Holds connections up to a bound. One more ends the connection that is least worth: of the address with the most, the
 * oldest that never got an answer, else the one whose last answer is longest ago. So a new connection is always taken,
 * and who opens thousands ends his own.
 */
export function connectionPool({ most, shed }: ConnectionBound) {
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
    const victim = leastWorth(byAddress.values());
    if (victim === undefined) return;
    remove(victim);
    victim.end();
    shed();
  };
  return {
    add: (made: Pick<Client, 'address' | 'end'>): Client => {
      // Before it is added: it is not answered yet either, and would be the one to go where all others are.
      if (open >= most) endLeastWorth();
      const client: Client = { ...made, unanswered: 0 };
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
      const clients = of(client.address);
      // Taken out and put in again, so that the set is in the order of the last answers.
      if (clients.fresh.delete(client) || clients.served.delete(client)) clients.served.add(client);
    },
    endSilent: (): void => {
      for (const { fresh, served } of byAddress.values())
        for (const client of [...fresh, ...served]) if (client.unanswered === 0) client.end();
    },
  };
}

const sizeOf = ({ fresh, served }: Clients): number => fresh.size + served.size;

function leastWorth(all: Iterable<Clients>): Client | undefined {
  let largest: Clients | undefined;
  for (const clients of all) if (largest === undefined || sizeOf(clients) > sizeOf(largest)) largest = clients;
  const [oldest] = largest?.fresh ?? [];
  const [longestUnused] = largest?.served ?? [];
  return oldest ?? longestUnused;
}
