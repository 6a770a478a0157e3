/** Bytes in memory for one request: of its body while it arrives, and of its answer while it is sent. */
export interface Held {
  add(bytes: number): void;
  /** Releases all of them. Further calls do nothing. */
  end(): void;
}

export interface HeldBytes {
  /** Calls `giveBack` if these bytes have to go. From then on, they do not count. */
  open(giveBack: () => void): Held;
}

interface Entry {
  bytes: number;
  readonly since: number;
  readonly giveBack: () => void;
}

/** The cost of a piece beside its bytes. A body that drips in single bytes costs a hundred times its size. */
const PIECE_BYTES = 256;

export interface HeldBound {
  readonly limit: number;
  /** Called for each request that has to release its bytes. */
  readonly shed: () => void;
  /** In milliseconds. */
  readonly now: () => number;
}

/**
 * Bounds the sum of the bytes that all requests hold. Above the bound, the costliest request goes. Its cost is its
 * bytes times how long it has held them. So a large and slow request goes, not an admission that is answered within
 * milliseconds.
 */
export function boundHeldBytes({ limit, shed, now }: HeldBound): HeldBytes {
  const entries = new Set<Entry>();
  let sum = 0;
  const end = (entry: Entry): void => {
    if (entries.delete(entry)) sum -= entry.bytes;
  };
  const shedCostliest = (): void => {
    const costliest = costliestOf(entries, now());
    if (costliest === undefined) return;
    end(costliest);
    costliest.giveBack();
    shed();
  };
  return {
    open: (giveBack) => {
      const entry: Entry = { bytes: 0, since: now(), giveBack };
      entries.add(entry);
      return {
        add: (bytes) => {
          if (!entries.has(entry)) return;
          entry.bytes += bytes + PIECE_BYTES;
          sum += bytes + PIECE_BYTES;
          while (sum > limit) shedCostliest();
        },
        end: () => end(entry),
      };
    },
  };
}

function costliestOf(entries: Iterable<Entry>, now: number): Entry | undefined {
  let costliest: Entry | undefined;
  let most = -1;
  for (const entry of entries) {
    // Among requests of this very moment, the largest goes.
    const cost = entry.bytes * (now - entry.since + 1);
    if (cost > most) [costliest, most] = [entry, cost];
  }
  return costliest;
}
