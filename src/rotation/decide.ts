import { authorityStep } from './authority-step.ts';
import { bundleStep } from './bundle-step.ts';
import { leafStep } from './leaf-step.ts';
import type { Observation } from './observation.ts';
import { NOTHING, type Step } from './step.ts';
import { withdrawStep } from './withdrawal.ts';

/**
 * This replica's next step, the most urgent first: an answer to a leak, the trust of the API servers, its own leaf, then the slow course of
 * a rotation. It is decided again after each step until nothing is left to do.
 */
export const decide = (seen: Observation): Step =>
  withdrawStep(seen) ?? bundleStep(seen) ?? leafStep(seen) ?? authorityStep(seen) ?? NOTHING;
