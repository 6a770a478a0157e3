import { describe, expect, it } from 'vitest';
import { libraryApplier } from '../applying/library-applier.ts';
import { type Finding, finding } from '../oracles/finding.ts';
import type { Target } from '../serving/target.ts';
import { WORLDS, type World } from '../worlds.ts';
import { runBatch } from './batch.ts';

const [WORLD] = WORLDS as [World];
const REFUSAL = { kind: 'Status', apiVersion: 'v1', code: 400, message: 'polyaxon-gcs-injector: fault: x' };
const ITEMS = ['{', '{}', '[]'].map((text) => ({ sent: { path: '/mutate--v1-pod', body: Buffer.from(text) } }));

/** A server that refuses everything, takes so many milliseconds for this body, and then writes this. */
function serverThat(does: { readonly takes?: number; readonly writes?: Finding; readonly of?: string }): Target {
  let cpu = 0;
  let complaints: Finding[] = [];
  return {
    send: async ({ body }) => {
      const isMeant = body.toString() === does.of;
      cpu += isMeant ? (does.takes ?? 0) : 0;
      if (isMeant && does.writes !== undefined) complaints.push(does.writes);
      return { status: 400, body: JSON.stringify(REFUSAL) };
    },
    cpu: () => cpu,
    memory: () => ({ now: 0, peak: 0 }),
    complaints: () => complaints.splice(0),
    ended: () => undefined,
    [Symbol.asyncDispose]: async () => {
      complaints = [];
    },
  };
}

const foundBy = async (target: Target) => {
  const { found } = await runBatch(ITEMS, { world: WORLD, target, applier: libraryApplier() });
  return found.map(({ item, finding: { rule } }) => [item.sent.body.toString(), rule]);
};

describe('a batch of requests', () => {
  it('finds nothing in a server that does right', async () => {
    expect(await foundBy(serverThat({}))).toEqual([]);
  });

  it('finds the request that takes too much CPU, and forgives what is not so when it is alone', async () => {
    expect(await foundBy(serverThat({ of: '{}', takes: 100 }))).toEqual([['{}', 'law 10: too much CPU']]);
    expect(await foundBy(serverThat({ of: '{}', takes: 5 }))).toEqual([]);
  });

  it('finds the request after which something is in the log', async () => {
    expect(await foundBy(serverThat({ of: '[]', writes: finding('law 6: a value in the log') }))).toEqual([
      ['[]', 'law 6: a value in the log'],
    ]);
  });
});
