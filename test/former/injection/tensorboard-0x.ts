import { CREDENTIALS_ENV } from '../gcs/key-file.ts';
import { secretOf } from '../gcs/store.ts';
import type { Container } from '../kubernetes/pod.ts';
import { logdirPaths, rewriteLogdir, withKeyExport } from '../polyaxon/logdir.ts';
import type { StorePath } from './key-variables.ts';
import type { Replacement } from './plan.ts';
import { placeOf } from './run-0x.ts';
import type { RunPod } from './run-pod.ts';

/** The stores of the runs that a tensorboard shows, in the order of its command line. */
export const logdirPlaces = (run: RunPod): readonly StorePath[] =>
  (run.main.args ?? []).flatMap(logdirPaths).flatMap((path) => placeOf(run, path, 'own') ?? []);

/**
 * A tensorboard's arguments with its `--logdir` on GCS, and its key exported before the program starts, as the 0.x
 * spawner writes it. It shows other runs, so that key is the one of their store, not of its own outputs.
 */
export function tensorboardArgs(run: RunPod, file: string | undefined): readonly Replacement[] {
  const args = run.main.args ?? [];
  return args.flatMap((line, index) => {
    if (logdirPaths(line).length === 0) return [];
    const moved = rewriteLogdir(line, (path) => placeOf(run, path, 'own')?.path ?? path);
    const value = canExport(run.main, file) ? withKeyExport(moved, CREDENTIALS_ENV, file) : moved;
    return value === line ? [] : [{ index, value }];
  });
}

/** An export needs a shell, and a path that needs no quotes. */
const canExport = ({ command }: Container, file: string | undefined): file is string =>
  file !== undefined &&
  /^[\w./-]+$/.test(file) &&
  command?.at(-1) === '-c' &&
  /(^|\/)(ba|da|a)?sh$/.test(command[0] ?? '');

/** Tells whether a tensorboard shows runs of stores with different keys: Polyaxon itself refuses that. */
export function showsSeveralKeys(places: readonly StorePath[]): boolean {
  const secrets = places.flatMap(({ store }) => secretOf(store) ?? []);
  return new Set(secrets.map(({ name, key }) => `${name}/${key}`)).size > 1;
}
