import type { Applier } from '../applying/applier.ts';
import { Random } from '../generating/random.ts';
import { bodyOf, recipe } from '../generating/recipe.ts';
import { SEEDS } from '../generating/seeds.ts';
import type { Memory } from '../serving/process-usage.ts';
import { startTarget } from '../serving/target.ts';
import { worldOf } from '../worlds.ts';
import { runBatch } from './batch.ts';
import type { Findings, Made } from './findings.ts';

export interface SeedLimits {
  readonly requests: number;
  isOver(): boolean;
  /** Called after each batch. */
  progress(world: string, requests: number): void;
}

const BATCH = 256;
const LONGEST = 300_000;
const PATHS = ['/mutate--v1-pod', '/ignore/mutate--v1-pod'];

/** Sends the bodies of one seed to a server of its own. Gives the server's memory. */
export async function runSeed(seed: number, applier: Applier, findings: Findings, limits: SeedLimits): Promise<Memory> {
  const world = worldOf(seed);
  await using target = await startTarget(world);
  const asked = { world, target, applier };
  const random = new Random(seed);
  for (let sent = 0; sent < limits.requests && !limits.isOver() && target.ended() === undefined; ) {
    const outcome = await runBatch(batch(random), asked);
    sent += outcome.requests;
    limits.progress(world.name, outcome.requests);
    await findings.take(outcome.found, seed, asked);
  }
  const ended = target.ended();
  if (ended !== undefined) findings.lost(seed, ended);
  return target.memory();
}

function batch(random: Random): readonly Made[] {
  const recipes = Array.from({ length: BATCH }, () => [random.pick(PATHS), recipe(random, SEEDS.length)] as const);
  return recipes
    .map(([path, made]) => ({ recipe: made, sent: { path, body: bodyOf(made, SEEDS) } }))
    .filter(({ sent: { body } }) => body.length > 0 && body.length <= LONGEST);
}
