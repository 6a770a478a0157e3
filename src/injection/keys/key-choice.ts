import { KEY_PATH_ENV } from '../../gcs/key-file.ts';
import type { SecretState } from '../../gcs/secret-state.ts';
import { literal } from '../../kubernetes/env.ts';
import { isSecretKey } from '../../kubernetes/names.ts';
import { baseName, isWithin } from '../../kubernetes/paths.ts';
import type { ReadContainer } from '../reading/container.ts';
import { freePath } from './free-path.ts';
import type { KeyFrom, KeyNeed } from './key-need.ts';

/** A usable key, and what chose it. */
export interface WantedKey {
  readonly key: string;
  readonly from: KeyFrom;
}

/**
 * In order: the configured key, the file that the container's GC_KEY_PATH names under the mount, the usual one. A key
 * other than the configured one is used only if the Secret's keys are known.
 */
export function wantedKeys(need: KeyNeed, named: string | undefined, state: SecretState): readonly WantedKey[] {
  const configured = need.secret.key === undefined ? [] : [{ key: need.secret.key, from: 'configured' as const }];
  if (configured.length > 0 && (!need.anyJson || state.kind !== 'present')) return configured;
  const byPath = named === undefined ? [] : [{ key: named, from: 'GC_KEY_PATH' as const }];
  return [...configured, ...byPath, { key: need.defaultKey, from: 'usual' }];
}

/**
 * Returns the file that GC_KEY_PATH names in a volume, if it is there. Both variables must name the same file. The path
 * of an unmounted volume is searched once.
 */
export function keyPathNames({ env, mounts }: ReadContainer, need: KeyNeed): (volume: string) => string | undefined {
  const keyPath = literal(env, KEY_PATH_ENV);
  if (keyPath === undefined) return () => undefined;
  const free = freePath(mounts.all, need.mountPath);
  return (volume) => {
    const mounted = mounts.folders.get(volume)?.map(({ path }) => path) ?? [];
    const folders = mounted.length > 0 ? mounted : [free].filter((path) => path !== undefined);
    if (!folders.some((folder) => isWithin(folder, keyPath))) return undefined;
    const name = baseName(keyPath);
    return isSecretKey(name) ? name : undefined;
  };
}

/** The first of the wanted keys that the Secret has, else its only `.json` key if `anyJson` allows it. */
export function choose(wanted: readonly WantedKey[], state: SecretState, anyJson: boolean): WantedKey | undefined {
  if (state.kind !== 'present') return wanted[0];
  const named = wanted.find(({ key }) => state.keys.has(key));
  if (named !== undefined || !anyJson) return named;
  const [only, ...more] = [...state.keys.keys()].filter((key) => key.endsWith('.json'));
  return only !== undefined && more.length === 0 ? { key: only, from: 'only .json' } : undefined;
}
