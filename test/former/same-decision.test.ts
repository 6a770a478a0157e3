import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { storesOnGcs } from '../../src/gcs/store.ts';
import { type DecisionInput, decide } from '../../src/injection/decide.ts';
import { isPod, type Pod } from '../../src/kubernetes/pod.ts';
import { anInput, ORACLE_CONFIG } from '../builders.ts';
import { arbitraryInput } from '../injection/arbitrary-input.ts';
import { arbitraryPod } from '../injection/arbitrary-pod.ts';
import { decide as formerDecide } from './injection/decide.ts';

const TEST = new URL('../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, TEST), 'utf8');
const under = (folder: string, ending: string): readonly string[] =>
  readdirSync(new URL(folder, TEST), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name}`);

const goldens = under('golden', 'pod.yaml').map((path) => {
  const config = path.replace('pod.yaml', 'config.yaml');
  return {
    path,
    pod: parse(read(path)) as unknown,
    config: under('golden', 'config.yaml').includes(config) ? read(config) : '{}',
  };
});
const configs = [...new Set(['{}', ORACLE_CONFIG, ...goldens.map(({ config }) => config)])];
const fixtures = under('fixtures', '.json').flatMap((path) => podsIn(JSON.parse(read(path))));

function podsIn(value: unknown): readonly Pod[] {
  if (isPod(value)) return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(podsIn);
}

function agree(pod: Pod, input: DecisionInput): void {
  // The former planner knew stores on GCS only.
  const { outputs, artifactsStore } = input.settings;
  const former = storesOnGcs([artifactsStore])[0];
  const settings = { ...input.settings, outputs: storesOnGcs(outputs), artifactsStore: former };
  expect(JSON.stringify(decide(pod, input))).toBe(JSON.stringify(formerDecide(pod as never, { ...input, settings })));
}

describe('the former and the present planner decide the same, byte for byte', () => {
  it('on every golden with every configuration', () => {
    for (const { pod } of goldens) for (const config of configs) agree(pod as Pod, anInput({ config }));
    expect(goldens.length).toBeGreaterThan(90);
  });

  it('on every fixture with every configuration', () => {
    for (const pod of fixtures) for (const config of configs) agree(pod, anInput({ config }));
    expect(fixtures.length).toBeGreaterThan(60);
  });

  it.each([1, 2, 3, 4])('on 2,500 arbitrary pods of seed %i', (seed) => {
    fc.assert(fc.property(arbitraryPod, arbitraryInput, agree), { numRuns: 2500, seed });
  });
});
