import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Misuse } from '../../../lab/kubernetes/usage.ts';

export const USAGE = `npm run fuzz                        asks a real server with hostile bodies for a minute
npm run fuzz -- --minutes 60        … for an hour
npm run fuzz -- --seed 7            … from this seed on; a seed makes the same bodies each time
npm run fuzz -- --seed 7 --seeds 1 --requests 2000
                                    … the first 2000 bodies of this seed, however long that takes
npm run fuzz -- --cases FOLDER      … and writes what it finds there instead of test/fuzz/cases

Each finding becomes a case there, as small as it can be. The unit tests replay the cases. Needs Linux and Go.
Exit codes: 0 no finding, 1 a finding, 2 wrong usage.`;

export interface Options {
  readonly seed: number;
  readonly seeds: number;
  /** For each seed. */
  readonly requests: number;
  readonly minutes: number;
  readonly cases: string;
}

const MANY_REQUESTS = 50_000;

/** `undefined` if help is asked for. */
export function optionsIn(args: readonly string[]): Options | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      minutes: { type: 'string' },
      seed: { type: 'string', default: '1' },
      seeds: { type: 'string' },
      requests: { type: 'string', default: `${MANY_REQUESTS}` },
      cases: { type: 'string', default: join(import.meta.dirname, '../cases') },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  const isCounted = values.seeds !== undefined && values.minutes === undefined;
  return {
    seed: whole('seed', values.seed, 0),
    seeds: values.seeds === undefined ? Number.POSITIVE_INFINITY : whole('seeds', values.seeds, 1),
    requests: whole('requests', values.requests, 1),
    minutes: isCounted ? Number.POSITIVE_INFINITY : positive('minutes', values.minutes ?? '1'),
    cases: values.cases,
  };
}

function whole(name: string, text: string, least: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > 2 ** 32 - 1)
    throw new Misuse(`--${name} must be a whole number of at least ${least}`);
  return value;
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!(value > 0 && Number.isFinite(value))) throw new Misuse(`--${name} must be a number above 0`);
  return value;
}
