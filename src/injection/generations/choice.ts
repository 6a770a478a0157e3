import { isOnGcs } from '../../gcs/store.ts';
import { isWithin } from '../../kubernetes/paths.ts';
import type { Run } from '../reading/run.ts';
import type { Settings } from '../settings.ts';
import { warning } from '../warning.ts';
import type { Found } from './generation.ts';

const choosable = (settings: Settings) =>
  [...settings.outputs, settings.artifactsStore].filter((store) => store !== undefined);

/**
 * The names that a pod can choose, if it chose an unknown one. Otherwise its outputs would go to a bucket that nobody
 * chose.
 */
export function notChosen({ choices }: Run, settings: Settings): string | undefined {
  const names = choosable(settings).map(({ name }) => name);
  if (choices.outputs === undefined || names.includes(choices.outputs)) return undefined;
  return names.join(', ') || 'none';
}

/** A warning about a choice that the run's path does not follow. */
export function choiceWarnings({ choices }: Run, settings: Settings, { path }: Pick<Found, 'path'>): readonly string[] {
  const chosen = choosable(settings).find(({ name }) => name === choices.outputs);
  return chosen === undefined || path === undefined || (isOnGcs(chosen) && isWithin(chosen.bucket, path))
    ? []
    : [warning(`outputs ${chosen.name} not followed: Polyaxon itself put this run on another store`)];
}
