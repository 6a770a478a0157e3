/** Bytes in memory for one request: of its body while it arrives, of its answer while it is sent. */
export interface Held {
  add(bytes: number): void;
  /** Gives all of them back. May be called again. */
  end(): void;
}

export interface HeldBytes {
  /** `giveBack` is called when these bytes have to go. They count no more from then on. */
  open(giveBack: () => void): Held;
}

interface Entry {
  bytes: number;
  readonly since: number;
  readonly giveBack: () => void;
}

/** What holding a piece costs beside its bytes: a body that drips in single bytes is a hundred times its size. */
const PIECE_BYTES = 256;

export interface HeldBound {
  readonly limit: number;
  /** Is told of each request that has to give its bytes back. */
  readonly shed: () => void;
  /** In milliseconds. */
  readonly now: () => number;
}

/**
 * Bounds the bytes that all requests hold in sum. Over the bound goes the request that has cost most: its bytes times how
 * long it has held them. That is the large and slow one, not the admission that arrives and is answered in milliseconds.
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
    // Of those that came in this very moment the largest goes.
    const cost = entry.bytes * (now - entry.since + 1);
    if (cost > most) [costliest, most] = [entry, cost];
  }
  return costliest;
}
