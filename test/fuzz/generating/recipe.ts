import { isMap, type Json } from './json.ts';
import { mutatePod } from './mutate-pod.ts';
import { mutateRequest } from './mutate-request.ts';
import { mutateText } from './mutate-text.ts';
import { mutateTree } from './mutate-tree.ts';
import { Random } from './random.ts';

/** How a body is made. Each step has a seed of its own, so that one can be left out and the others stay. */
export interface Recipe {
  readonly seed: number;
  readonly steps: readonly Step[];
}

export interface Step {
  readonly kind: 'pod' | 'tree' | 'request' | 'text';
  readonly seed: number;
}

const MOST_STEPS = 8;

export function recipe(random: Random, seeds: number): Recipe {
  const step = (kind: Step['kind']): Step => ({ kind, seed: random.next() });
  const inside = Array.from({ length: 1 + random.below(MOST_STEPS) }, () => step(random.chance(0.94) ? 'pod' : 'tree'));
  return {
    seed: random.below(seeds),
    steps: [
      ...inside,
      ...(random.chance(0.3) ? [step('request')] : []),
      ...(random.chance(0.08) ? [step('text')] : []),
    ],
  };
}

/** The bytes of a body. */
export function bodyOf({ seed, steps }: Recipe, seeds: readonly string[]): Buffer {
  const review: Json = JSON.parse(seeds[seed] ?? '');
  let bytes: Buffer | undefined;
  for (const step of steps) {
    const random = new Random(step.seed);
    if (step.kind === 'text') bytes = mutateText(JSON.stringify(review), random);
    else MUTATIONS[step.kind](review, random);
  }
  return bytes ?? Buffer.from(JSON.stringify(review));
}

const MUTATIONS: Readonly<Record<Exclude<Step['kind'], 'text'>, (review: Json, random: Random) => void>> = {
  pod: (review, random) => mutatePod(podIn(review), random),
  tree: mutateTree,
  request: mutateRequest,
};

const podIn = (review: Json): Json | undefined => {
  const request = isMap(review) ? review['request'] : undefined;
  return isMap(request) ? request['object'] : undefined;
};
