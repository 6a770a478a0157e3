import { isWithin } from '../kubernetes/paths.ts';
import { containerCredentials, hasOtherKeyPath } from './credentials.ts';
import type { KeyLocation } from './key-volume.ts';
import type { RunPod } from './run-pod.ts';
import { warning } from './warnings.ts';

/** What the author should know of an `outputs` choice that the run's path does not follow. */
export function choiceWarnings({ choices, settings }: RunPod, path: string | undefined): readonly string[] {
  const { outputs } = choices;
  if (outputs === undefined) return [];
  const stores = [...settings.outputs, settings.artifactsStore].filter((store) => store !== undefined);
  const chosen = stores.find(({ name }) => name === outputs);
  const names = stores.map(({ name }) => name).join(', ') || 'none';
  if (chosen === undefined) return [warning(`the choice of outputs is ignored: the configured ones are ${names}`)];
  const isFollowed = path === undefined || isWithin(chosen.bucket, path);
  return isFollowed
    ? []
    : [warning(`outputs ${chosen.name} not followed: Polyaxon itself put this run on another store`)];
}

/** What the author should know of a GC_KEY_PATH that names another file than ours. */
export function credentialWarnings(run: RunPod, location: KeyLocation | undefined): readonly string[] {
  const { kind, file } = containerCredentials(run.main, location, run.settings);
  if (kind !== 'ours' || file === undefined || !hasOtherKeyPath(run.main, file)) return [];
  return [warning('GC_KEY_PATH names another file than ours: the Polyaxon client may take either')];
}
