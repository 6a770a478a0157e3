import { type AccessKeys, readAccessKeys } from '../../../polyaxon/0x/access-keys.ts';
import { type ReadContainer, readOnce } from '../../reading/container.ts';
import type { InjectableRun } from '../../reading/run.ts';
import type { Settings } from '../../settings.ts';
import { type MovedPaths, movedPaths } from './moved-paths.ts';
import { type Places, placesOf } from './places.ts';

/** The parsed texts of a 0.x run, each read once. */
export interface Read0x {
  readonly accessKeys: (container: ReadContainer) => AccessKeys;
  readonly places: Places;
  readonly moved: (container: ReadContainer) => MovedPaths;
}

export function read0x(run: InjectableRun, settings: Settings): Read0x {
  const accessKeys = readOnce(({ env }) => readAccessKeys(env));
  const places = placesOf(run, settings, accessKeys(run.main));
  return { accessKeys, places, moved: readOnce(({ env }) => movedPaths(env, places)) };
}
