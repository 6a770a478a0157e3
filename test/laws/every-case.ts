import fc from 'fast-check';
import { type Decision, type DecisionInput, decide } from '../../src/injection/decide.ts';
import type { Pod } from '../../src/kubernetes/pod.ts';
import { allContainers, type ContainerAt } from '../../src/polyaxon/containers.ts';
import { applied, frozen } from '../support/builders.ts';
import { aimedPod } from './arbitrary-aimed.ts';
import { aimedInput, arbitraryInput } from './arbitrary-input.ts';
import { arbitraryPod } from './arbitrary-pod.ts';

/** Variables that Polyaxon itself writes: their values may change, by the prefix rule or by merging. */
export const WRITTEN_BY_POLYAXON: readonly string[] = [
  'POLYAXON_RUN_OUTPUTS_PATH',
  'POLYAXON_RUN_DATA_PATHS',
  'POLYAXON_REFS_OUTPUTS_PATHS',
  'TF_CONFIG',
  'POLYSTORES_RUN_STORES_ACCESS_KEYS',
  'POLYAXON_CONNECTIONS_CATALOG',
];

/** A pod, what was decided about it, and the pod with the patch applied. */
export interface Case {
  readonly pod: Pod;
  readonly input: DecisionInput;
  readonly decision: Decision;
  readonly after: Pod;
}

/** Pod and input are frozen: a write to them throws. */
const decided = ([pod, input]: Given): Case => {
  const decision = decide(pod, input);
  return { pod, input, decision, after: applied(pod, decision) };
};

type Given = readonly [Pod, DecisionInput];
const arbitraryGiven: fc.Arbitrary<Given> = fc
  .oneof({ weight: 2, arbitrary: fc.tuple(arbitraryPod, arbitraryInput) }, fc.tuple(aimedPod, aimedInput))
  .map(([pod, input]) => [frozen(pod), frozen(input)]);

const RUNS = { seed: Math.trunc(Math.random() * 2 ** 31), numRuns: Number(process.env['LAWS_RUNS'] ?? 600) };
let all: readonly Given[] | undefined;

/** Pods cost more than decisions: all laws judge the same ones, which are others each time. */
const everyPod = (): readonly Given[] => {
  all ??= fc.sample(arbitraryGiven, RUNS);
  return all;
};

/** Checks any pod, configuration and state of the Secrets. After a failure it looks for the smallest pod that fails. */
export function inEveryCase(check: (example: Case) => void): void {
  try {
    for (const given of everyPod()) check(decided(given));
  } catch (failure) {
    fc.assert(
      fc.property(arbitraryGiven, (given) => {
        check(decided(given));
      }),
      RUNS,
    );
    throw failure;
  }
}

/** Each container as it was and as it is now. */
export function containersOf({
  pod,
  after,
}: Pick<Case, 'pod' | 'after'>): readonly (readonly [ContainerAt, ContainerAt])[] {
  const later = allContainers(after);
  return allContainers(pod).map((at, index) => [at, later[index] as ContainerAt] as const);
}

/** What a list has more than it had. */
export const addedTo = <T>(
  before: readonly T[] | null | undefined,
  after: readonly T[] | null | undefined,
): readonly T[] => (after ?? []).slice(before?.length ?? 0);
