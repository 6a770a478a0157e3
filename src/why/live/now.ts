import { CREDENTIALS_ENV } from '../../gcs/key-file.ts';
import { literal } from '../../kubernetes/env.ts';
import { OUTPUTS_PATH_ENV } from '../../polyaxon/names.ts';
import { line } from '../../text/line.ts';
import type { Decided } from '../decision/decided.ts';
import { bad, type Fact, ok } from '../fact.ts';

/** What the main container really has now. Only paths are shown, never another value. */
export function nowFacts({ decision }: Decided): readonly Fact[] {
  const main = decision.steps.run?.main;
  if (main === undefined) return [];
  return [CREDENTIALS_ENV, OUTPUTS_PATH_ENV].map((name) => {
    const value = literal(main.env, name);
    const { container } = main;
    const isMoved = name !== OUTPUTS_PATH_ENV || decision.outputs === undefined || value === decision.outputs;
    const mark = isMoved ? ok : bad;
    if (value !== undefined) return mark('injection', `container ${container.name} has ${name}=${line(value, 256)}`);
    return main.env.has(name)
      ? ok('injection', `container ${container.name} has ${name}, from elsewhere`)
      : bad('injection', `container ${container.name} has no ${name}`);
  });
}
