import type { BodyName } from '../bodies/bodies.ts';
import { OURS } from '../servers/names.ts';
import type { Summary } from './table.ts';

/** CPU for a request against the floor: what we aim at, and what fails the gate. */
export const LIMITS: Readonly<Record<BodyName, { readonly goal: number; readonly fail: number }>> = {
  run: { goal: 1.25, fail: 1.6 },
  'passed through': { goal: 1.2, fail: 1.5 },
  large: { goal: 1.1, fail: 1.25 },
};

export type Verdict =
  | { readonly kind: 'too noisy' }
  | { readonly kind: 'goal' | 'passed' | 'failed'; readonly ratio: number };

/** The verdict on one body. Lost answers fail on any machine. */
export function verdictOn(body: BodyName, { rows, isTooNoisy }: Summary): Verdict {
  const ratio = rows.find(({ server }) => server === OURS)?.ratio.median ?? Number.NaN;
  if (rows.some(({ errors }) => errors > 0)) return { kind: 'failed', ratio };
  if (isTooNoisy) return { kind: 'too noisy' };
  const { goal, fail } = LIMITS[body];
  if (ratio <= goal) return { kind: 'goal', ratio };
  return { kind: ratio <= fail ? 'passed' : 'failed', ratio };
}
