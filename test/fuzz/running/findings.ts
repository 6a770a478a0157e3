import { writeCase } from '../cases.ts';
import { bodyOf, type Recipe } from '../generating/recipe.ts';
import { SEEDS } from '../generating/seeds.ts';
import type { Sent } from '../oracles/exchange.ts';
import type { Finding } from '../oracles/finding.ts';
import { type Asked, ask, askAlone } from './ask.ts';
import type { Found } from './batch.ts';
import { shrinkBody, shrinkList } from './shrink.ts';

/** A body and how it was made. */
export interface Made {
  readonly sent: Sent;
  readonly recipe: Recipe;
}

export interface FindingsOptions {
  /** The folder of the cases. */
  readonly cases: string;
  readonly say: (line: string) => void;
}

/** More of one rule are counted only. */
const CASES_OF_A_RULE = 2;

/** What was found in a run. The first ones of each rule become cases. */
export class Findings {
  readonly #counts = new Map<string, number>();
  readonly #options: FindingsOptions;

  constructor(options: FindingsOptions) {
    this.#options = options;
  }

  /** How many there are. */
  get total(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
  }

  /** How many of each rule. */
  get summary(): readonly string[] {
    return [...this.#counts].map(([rule, count]) => `${count} × ${rule}`);
  }

  async take(found: readonly Found<Made>[], seed: number, asked: Asked): Promise<void> {
    for (const { item, finding } of found) {
      if (this.#count(finding.rule) > CASES_OF_A_RULE) continue;
      const sent = await smallest(item, finding, asked);
      const name = writeCase(this.#options.cases, finding, asked.world.name, sent);
      this.#options.say(`seed ${seed}: ${finding.rule}: ${finding.detail}\n  → ${name} (${sent.body.length} bytes)`);
    }
  }

  /** The server ended. */
  lost(seed: number, why: string): void {
    this.#count('the server ended');
    this.#options.say(`seed ${seed}: the server ended: ${why}`);
  }

  #count(rule: string): number {
    const count = (this.#counts.get(rule) ?? 0) + 1;
    this.#counts.set(rule, count);
    return count;
  }
}

/** The smallest request found that breaks the same rule; the whole one if it does not do so again. */
async function smallest({ sent, recipe }: Made, { rule }: Finding, asked: Asked): Promise<Sent> {
  const still = async (body: Buffer): Promise<boolean> =>
    asked.target.ended() === undefined && (await rulesBroken({ ...sent, body }, rule, asked)).includes(rule);
  if (!(await still(sent.body))) return sent;
  const steps = await shrinkList(recipe.steps, (shorter) => still(bodyOf({ ...recipe, steps: shorter }, SEEDS)));
  return { ...sent, body: await shrinkBody(bodyOf({ ...recipe, steps }, SEEDS), still) };
}

/** Rules about what a server takes and writes can only be judged while nobody else asks. */
const OF_SERVER = /^law 10|log|stderr/;

async function rulesBroken(sent: Sent, rule: string, asked: Asked): Promise<readonly string[]> {
  const findings = OF_SERVER.test(rule) ? await askAlone(sent, asked) : (await ask(sent, asked)).findings;
  return findings.map((each) => each.rule);
}
