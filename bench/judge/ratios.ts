export interface Ratio {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2;
};

/** Ratios of the same round only: what disturbed a round disturbed both. */
export function pairedRatio(values: readonly number[], base: readonly number[]): Ratio {
  const ratios = values.map((value, round) => value / (base[round] ?? Number.NaN));
  return { median: median(ratios), least: Math.min(...ratios), most: Math.max(...ratios) };
}

/** How far the same server may be off from itself. */
const MOST_OFF = 0.05;

/**
 * The longest wait for a CPU, as a share of the time on it. Others on the same core leave cold caches behind, and a
 * larger program suffers more from that than a small one.
 */
const MOST_WAITED = 0.1;

export interface Noise {
  /** A server against itself. */
  readonly pair: Ratio;
  readonly waited: number;
}

/** True if this machine could not tell apart what differs by as little as the bench looks for. */
export const isTooNoisy = ({ pair, waited }: Noise): boolean =>
  Math.abs(pair.median - 1) > MOST_OFF || waited > MOST_WAITED;
