import { literal } from '../../../kubernetes/env.ts';
import { OUTPUTS_PATH_ENV } from '../../../polyaxon/names.ts';
import type { ReadContainer } from '../../reading/container.ts';
import { warning } from '../../warning.ts';

const REFERENCE = `$(${OUTPUTS_PATH_ENV})`;

/**
 * What the author should know of variables that refer to the outputs path. The kubelet expands a reference only to a
 * variable before it, and ours is appended. Arguments are expanded after all variables.
 */
export function unexpandedWarnings({ env }: ReadContainer): readonly string[] {
  const path = env.get(OUTPUTS_PATH_ENV)?.index ?? Number.POSITIVE_INFINITY;
  for (const [name, { index }] of env)
    if (index < path && literal(env, name)?.includes(REFERENCE))
      return [warning(`${name} stays as it is: ${REFERENCE} is expanded in args only`)];
  return [];
}
