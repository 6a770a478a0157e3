import type { Counter } from 'prom-client';

type Labels = 'namespace' | 'result' | 'reason';
type Outcome = { readonly result: string; readonly reason: string };

export type CountAdmission = (namespace: string, outcome: Outcome) => void;

/** Few clusters label more namespaces than this. Each has a handful of series. */
const MOST_NAMESPACES = 500;

/** Collects the counts of namespaces without series of their own. No namespace can have this name. */
const OTHER = '_other';

/** One namespace with its series by result and reason. */
type Series = Map<string, { readonly labels: Readonly<Record<Labels, string>>; count: number; add(): void }>;

/**
 * Counts admissions by namespace, up to the given number of namespaces. For one more, the namespace with the oldest
 * last admission leaves the metrics. Its counts continue under `_other`, so sums stay true. Namespaces come and go, and
 * a caller without a certificate can name any.
 */
export function countAdmissions(counter: Counter<Labels>, most: number = MOST_NAMESPACES): CountAdmission {
  const namespaces = new Map<string, Series>();
  return (namespace, outcome) => {
    const series: Series = namespaces.get(namespace) ?? new Map();
    // Removed and added again, so that the map is in the order of last use.
    namespaces.delete(namespace);
    namespaces.set(namespace, series);
    countIn(series, counter, { namespace, ...outcome });
    if (namespaces.size > most) forgetLongestUnused(namespaces, counter);
  };
}

function countIn(series: Series, counter: Counter<Labels>, labels: Readonly<Record<Labels, string>>): void {
  const key = `${labels.result} ${labels.reason}`;
  const known = series.get(key);
  const counted = known ?? newSeries(counter, labels);
  if (known === undefined) series.set(key, counted);
  counted.count += 1;
  counted.add();
}

function newSeries(counter: Counter<Labels>, labels: Readonly<Record<Labels, string>>) {
  const child = counter.labels(labels);
  return { labels, count: 0, add: () => child.inc() };
}

function forgetLongestUnused(namespaces: Map<string, Series>, counter: Counter<Labels>): void {
  const [longestUnused] = namespaces;
  if (longestUnused === undefined) return;
  const [namespace, series] = longestUnused;
  namespaces.delete(namespace);
  for (const { labels, count } of series.values()) {
    counter.remove(labels);
    counter.inc({ ...labels, namespace: OTHER }, count);
  }
}
