import { Counter, Registry } from 'prom-client';
import { describe, expect, it } from 'vitest';
import { countAdmissions } from '../../../src/telemetry/admission-counts.ts';

const INJECTED = { result: 'injected', reason: 'injected' };
const SKIPPED = { result: 'skipped', reason: 'no_store' };

/** Counts for two namespaces, and the metrics. */
function countsOfTwo() {
  const counter = new Counter({
    name: 'admissions',
    help: 'of a test',
    labelNames: ['namespace', 'result', 'reason'] as const,
    registers: [new Registry()],
  });
  const series = async () =>
    Object.fromEntries(
      (await counter.get()).values.map(({ labels, value }) => [Object.values(labels).join(' '), value]),
    );
  return { count: countAdmissions(counter, 2), series };
}

describe('admissions by namespace', () => {
  it('are counted by result and reason', async () => {
    const { count, series } = countsOfTwo();
    for (const outcome of [INJECTED, SKIPPED, INJECTED]) count('a', outcome);
    expect(await series()).toEqual({ 'a injected injected': 2, 'a skipped no_store': 1 });
  });

  it('move to one sum when their namespace has the oldest last admission', async () => {
    const { count, series } = countsOfTwo();
    for (const outcome of [INJECTED, INJECTED, SKIPPED]) count('a', outcome);
    count('b', INJECTED);
    count('c', INJECTED);
    expect(await series()).toEqual({
      '_other injected injected': 2,
      '_other skipped no_store': 1,
      'b injected injected': 1,
      'c injected injected': 1,
    });
  });

  it('stay for the namespace with the newest admission', async () => {
    const { count, series } = countsOfTwo();
    for (const namespace of ['a', 'b', 'a', 'c']) count(namespace, INJECTED);
    expect(await series()).toEqual({
      'a injected injected': 2,
      '_other injected injected': 1,
      'c injected injected': 1,
    });
  });

  it('restart for a namespace that returns', async () => {
    const { count, series } = countsOfTwo();
    for (const namespace of ['a', 'b', 'c', 'a']) count(namespace, INJECTED);
    expect(await series()).toEqual({
      '_other injected injected': 2,
      'c injected injected': 1,
      'a injected injected': 1,
    });
  });
});
