import type { Sent } from '../oracles/exchange.ts';
import { type Finding, finding } from '../oracles/finding.ts';
import { CONNECTIONS } from '../serving/target.ts';
import { type Asked, ask, askAlone, mostCpu } from './ask.ts';

export interface Found<T> {
  readonly item: T;
  readonly finding: Finding;
}

export interface BatchOutcome<T> {
  readonly requests: number;
  readonly found: readonly Found<T>[];
}

/** Sends all items over several connections, and once more alone those that seem to cost too much. */
export async function runBatch<T extends { readonly sent: Sent }>(
  items: readonly T[],
  asked: Asked,
): Promise<BatchOutcome<T>> {
  const [found, suspects]: [Found<T>[], Set<T>] = [[], new Set()];
  const take = (item: T, findings: readonly Finding[]): void =>
    void found.push(...findings.map((each) => ({ item, finding: each })));
  let requests = 0;
  const queue = items.values();
  const worker = async (): Promise<void> => {
    for (const item of queue) {
      const outcome = await ask(item.sent, asked);
      requests += outcome.requests;
      take(item, outcome.findings);
      if (outcome.cpu > mostCpu(item.sent)) suspects.add(item);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
  const complaints = asked.target.complaints();
  for (const item of complaints.length > 0 ? items : suspects) {
    if (asked.target.ended() !== undefined) break;
    requests += 1;
    take(item, await askAlone(item.sent, asked));
  }
  return { requests, found: [...found, ...unexplained(complaints, found, items)] };
}

/** A complaint that no single request explains is kept all the same. */
function unexplained<T>(
  complaints: readonly Finding[],
  found: readonly Found<T>[],
  [first]: readonly T[],
): readonly Found<T>[] {
  const rules = new Set(found.map(({ finding: { rule } }) => rule));
  return complaints
    .filter(({ rule }) => !rules.has(rule))
    .flatMap(({ rule, detail }) => (first === undefined ? [] : [{ item: first, finding: finding(rule, detail) }]));
}
