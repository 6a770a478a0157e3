import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type ServingProcess, startServing } from '../../support/serving-process.ts';
import { goodRun, playIncident } from './incident.ts';
import { linesDrawn } from './panels.ts';
import { renderedRules } from './rendered-rules.ts';
import { type StartedPrometheus, startPrometheus } from './started-prometheus.ts';

/** What only API servers show, or a server with an authority of its own, or one that watches Secrets. */
const OF_OTHERS = /apiserver_|_authority_|_secret_watches/;

let server: ServingProcess;
let prometheus: StartedPrometheus;
beforeAll(async () => {
  server = await startServing([]);
  await goodRun(server.ports.webhook);
  prometheus = await startPrometheus(server.ports.metrics, await renderedRules());
  await vi.waitFor(async () => expect(await health()).toEqual(['up']), { timeout: 120_000, interval: 500 });
  await playIncident(server.ports.webhook);
});
afterAll(async () => {
  await prometheus[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

interface Targets {
  readonly activeTargets: readonly { readonly health: string }[];
}

const health = async (): Promise<readonly string[]> => {
  const targets = (await prometheus.ask('targets').catch(() => ({ activeTargets: [] }))) as Targets;
  return targets.activeTargets.map((target) => target.health);
};

interface Rules {
  readonly groups: readonly { readonly rules: readonly { readonly name: string; readonly health: string }[] }[];
}

const unhealthyRules = async (): Promise<readonly string[]> => {
  const { groups } = (await prometheus.ask('rules')) as Rules;
  const rules = groups.flatMap((group) => group.rules);
  expect(rules.length).toBeGreaterThan(5);
  return rules.filter((rule) => rule.health !== 'ok').map(({ name }) => name);
};

describe('a real Prometheus that asks a real server', () => {
  it('evaluates each alert of the chart without an error', async () => {
    await expect.poll(unhealthyRules, { timeout: 120_000, interval: 500 }).toEqual([]);
  });

  it.each(linesDrawn('10s').filter(({ expr }) => !OF_OTHERS.test(expr)))('draws “$title”: $expr', async ({ expr }) => {
    const drawn = async (): Promise<number> => {
      const { result } = (await prometheus.ask(`query?query=${encodeURIComponent(expr)}`)) as {
        readonly result: readonly unknown[];
      };
      if (result.length === 0) await goodRun(server.ports.webhook).then(() => sleep(500));
      return result.length;
    };
    await expect.poll(drawn, { timeout: 120_000, interval: 500 }).toBeGreaterThan(0);
  });
});
