import { isGcsPath } from '../gcs/bucket.ts';
import { type Env, literal } from '../kubernetes/env.ts';
import { isWithin } from '../kubernetes/paths.ts';
import { parseObject } from '../polyaxon/json.ts';
import { DATA_PATHS_ENV, REFS_PATHS_ENV, TF_CONFIG_ENV } from '../polyaxon/names.ts';
import { type EnvWish, rewrite } from './env-wishes.ts';
import type { StorePath } from './key-variables.ts';
import { placeOf } from './run-0x.ts';
import type { RunPod } from './run-pod.ts';

/** Variables of a container that name paths besides its outputs, moved to GCS, and the paths that they name there. */
export interface MovedPaths {
  readonly wishes: readonly EnvWish[];
  readonly paths: readonly StorePath[];
}

/** `POLYAXON_REFS_OUTPUTS_PATHS`: `{"jobs": [path…], "experiments": [path…]}` (Polyaxon 0.6.1 polypod/templates/env_vars.py). */
export function movedRefs(run: RunPod, env: Env): MovedPaths {
  const place = (path: string): StorePath | undefined => placeOf(run, path, 'other');
  return movedJson(env, REFS_PATHS_ENV, (_kind, refs) => mapPaths(refs, place));
}

/** `POLYAXON_RUN_DATA_PATHS`: `{"NAME": path}`. A name of the configuration goes to its bucket whatever its local path is. */
export function movedData(run: RunPod, env: Env): MovedPaths {
  return movedJson(env, DATA_PATHS_ENV, (name, path) => mapPaths(path, (local) => dataPlace(run, name, local)));
}

function dataPlace(run: RunPod, name: string, path: string): StorePath | undefined {
  if (isGcsPath(path)) return placeOf(run, path, 'other');
  const store = run.settings.data.get(name);
  if (store === undefined || !path.startsWith('/')) return undefined;
  const rest =
    store.localPath !== undefined && isWithin(store.localPath, path) ? path.slice(store.localPath.length) : '';
  return { path: `${store.bucket}${rest}`, store };
}

/** `TF_CONFIG.model_dir`, which native distributed TensorFlow runs have; it is the run's own outputs. */
export function movedModelDir(run: RunPod, env: Env): MovedPaths {
  return movedJson(env, TF_CONFIG_ENV, (member, value) =>
    member === 'model_dir' ? mapPaths(value, (path) => placeOf(run, path, 'own')) : { value, paths: [] },
  );
}

interface Moved {
  readonly value: unknown;
  readonly paths: readonly StorePath[];
}

function movedJson(env: Env, name: string, move: (member: string, value: unknown) => Moved): MovedPaths {
  const object = parseObject(literal(env, name));
  if (object === undefined) return { wishes: [], paths: [] };
  const moved = Object.entries(object).map(([member, value]) => [member, move(member, value)] as const);
  const isMoved = moved.some(([member, { value }]) => value !== object[member]);
  const text = JSON.stringify(Object.fromEntries(moved.map(([member, { value }]) => [member, value])));
  return { wishes: isMoved ? [rewrite(name, text)] : [], paths: moved.flatMap(([, { paths }]) => paths) };
}

/** A path or a list of paths, each moved where it has a place; the very same value where nothing moves. */
function mapPaths(value: unknown, place: (path: string) => StorePath | undefined): Moved {
  if (Array.isArray(value)) {
    const moved = value.map((item) => mapPaths(item, place));
    const isMoved = moved.some((item, index) => item.value !== value[index]);
    return { value: isMoved ? moved.map((item) => item.value) : value, paths: moved.flatMap(({ paths }) => paths) };
  }
  const placed = typeof value === 'string' ? place(value) : undefined;
  return placed === undefined ? { value, paths: [] } : { value: placed.path, paths: [placed] };
}
