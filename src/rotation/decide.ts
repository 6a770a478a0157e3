import { authorityStep } from './authority-step.ts';
import { bundleStep } from './bundle-step.ts';
import { leafStep } from './leaf-step.ts';
import type { Observation } from './observation.ts';
import { NOTHING, type Step } from './step.ts';

/**
 * What this replica does next, the most urgent first: what the API servers trust, what it serves with, then the slow
 * course of a rotation. Done again after each step until there is nothing to do.
 */
export const decide = (seen: Observation): Step => bundleStep(seen) ?? leafStep(seen) ?? authorityStep(seen) ?? NOTHING;
