import { isKeyFileName } from '../../gcs/key-file.ts';
import type { SecretState } from '../../gcs/secret-state.ts';
import type { Volume } from '../../kubernetes/pod.ts';
import { canRead } from '../../kubernetes/readable.ts';
import type { ReadContainer } from '../reading/container.ts';
import { choose, type WantedKey, wantedKeys } from './key-choice.ts';
import type { KeyFrom, KeyLocation, KeyNeed } from './key-need.ts';
import { isNameOfOurs } from './volume-of-ours.ts';

/** A volume of a Secret. */
export type SecretVolume = Volume & { readonly secret: NonNullable<Volume['secret']> };

export interface Search {
  readonly need: KeyNeed;
  readonly main: ReadContainer;
  readonly state: SecretState;
  /** True if a variable of the main container uses the key. The kubelet checks that too. */
  readonly isTaken: boolean;
  /** The file that GC_KEY_PATH names in a volume. */
  readonly nameOf: (volume: string) => string | undefined;
}

/**
 * The key in a volume of the pod, if the main container can read it there.
 *
 * | the volume          | the key                     | the Secret | answer                                                     |
 * |---------------------|-----------------------------|------------|------------------------------------------------------------|
 * | its file is mounted alone in main |               |            | that file                                                  |
 * | names keys          | among them                  |            | that file; the kubelet checks it, unless it is optional    |
 * | names keys          | not                         |            | none                                                       |
 * | is ours, of a round before | the one of a new volume |     | its file                                                   |
 * | is the whole Secret | taken by a variable of main |            | that file; the kubelet checks the variable                 |
 * | is the whole Secret | configured                  | present    | that file                                                  |
 * | is the whole Secret | configured                  | otherwise  | none: a volume of ours names it, and the kubelet checks it |
 * | is the whole Secret | guessed                     | present    | that file, if the Secret has it                            |
 * | is the whole Secret | guessed                     | otherwise  | that file, unchecked                                       |
 */
export function inVolumeOfPod(
  volume: SecretVolume,
  { need, main, state, isTaken, nameOf }: Search,
): KeyLocation | undefined {
  const { name, secret } = volume;
  const wanted = wantedKeys(need, nameOf(name), state);
  const items = secret.items ?? [];
  const found =
    mountedAlone({ name, items }, main, wanted) ??
    (items.length > 0 ? inItems({ name, items }, { need, wanted, state }) : inWhole({ need, wanted, state, isTaken }));
  if (found === undefined || !canRead(volume, found.file, main.reader)) return undefined;
  return {
    volume: name,
    file: found.file,
    key: found.key,
    mountPath: need.mountPath,
    from: 'volume of the pod',
    keyFrom: found.from,
    isChecked: (items.length > 0 && !secret.optional) || state.kind === 'present' || isTaken,
  };
}

interface FoundFile {
  readonly file: string;
  readonly key: string;
  readonly from: KeyFrom;
}

/** If the author mounts one file of the volume, that file is the key, unless another one is configured. */
function mountedAlone(
  { name, items }: Listed,
  main: ReadContainer,
  wanted: readonly WantedKey[],
): FoundFile | undefined {
  const byFile = new Map<string | undefined, Item>(items.map((item) => [item.path, item]));
  const configured = wanted.find(({ from }) => from === 'configured')?.key;
  const alone = (main.mounts.parts.get(name) ?? []).flatMap(({ subPath, path }) => {
    const shown = items.length > 0 ? byFile.get(subPath) : subPath && { key: subPath, path: subPath };
    return shown && isKeyFileName(path) ? [{ file: shown.path, key: shown.key, from: 'file mount' as const }] : [];
  });
  return configured === undefined ? alone[0] : alone.find(({ key }) => key === configured);
}

interface Wanted {
  readonly need: KeyNeed;
  readonly wanted: readonly WantedKey[];
  readonly state: SecretState;
}

function inWhole({ need, wanted, state, isTaken }: Wanted & Pick<Search, 'isTaken'>): FoundFile | undefined {
  if (need.secret.key !== undefined && state.kind !== 'present' && !isTaken) return undefined;
  const chosen = choose(wanted, state, need.anyJson);
  return chosen !== undefined && isKeyFileName(chosen.key) ? { ...chosen, file: chosen.key } : undefined;
}

interface Item {
  readonly key: string;
  readonly path: string;
}

type Items = readonly Item[];

interface Listed {
  readonly name: string;
  readonly items: Items;
}

function inItems({ name, items }: Listed, search: Wanted): FoundFile | undefined {
  return isNameOfOurs(name) ? inItemsOfOurs(items, search) : inItemsOfOthers(items, search);
}

/** We choose file names ourselves, also for other keys of that Secret. So only the key counts. */
function inItemsOfOurs(items: Items, { need, wanted, state }: Wanted): FoundFile | undefined {
  const chosen = choose(wanted, state, need.anyJson) ?? (need.isVital ? wanted[0] : undefined);
  const item = items.find(({ key }) => key === chosen?.key);
  return item && chosen && { file: item.path, key: item.key, from: chosen.from };
}

function inItemsOfOthers(items: Items, { need, wanted, state }: Wanted): FoundFile | undefined {
  const files = items.filter(({ path }) => isKeyFileName(path));
  const usable = files.filter(({ key }) => state.kind !== 'present' || state.keys.has(key));
  const found = pick(usable, wanted);
  if (found !== undefined) return found;
  const [only, other] = usable;
  const isAny = need.anyJson && (need.secret.key === undefined || state.kind === 'present');
  if (isAny && only !== undefined && other === undefined) return { file: only.path, key: only.key, from: 'only .json' };
  // Such a run waits for its key, in the volume that names the key. An earlier round of ours may have added it.
  return need.isVital ? pick(files, wanted) : undefined;
}

function pick(items: Items, wanted: readonly WantedKey[]): FoundFile | undefined {
  for (const { key: want, from } of wanted) {
    const item = items.find(({ key, path }) => key === want || path === want);
    if (item !== undefined) return { file: item.path, key: item.key, from };
  }
  return undefined;
}
