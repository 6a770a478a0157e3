import { isKeyFileName, isSecretKey, KEY_PATH_ENV, keyFileName } from '../gcs/key-file.ts';
import { availableKey, type SecretState, stateOf } from '../gcs/secret-state.ts';
import type { KeySecret } from '../gcs/store.ts';
import { envOf, literal } from '../kubernetes/env.ts';
import { baseName, isWithin } from '../kubernetes/paths.ts';
import type { Container, Pod, Volume } from '../kubernetes/pod.ts';
import { KEY_VOLUME } from '../polyaxon/names.ts';
import { directoryMount, firstFree, mountVolume } from './mounting.ts';
import type { ContainerPlan, KeyVolume } from './plan.ts';
import type { RunPod } from './run-pod.ts';

/** A key that containers of the pod shall see as a file. */
export interface KeyNeed {
  readonly secret: KeySecret;
  readonly mountPath: string;
  /** The key that is taken where none is configured. */
  readonly defaultKey: string;
  /** The name that a volume of ours gives to the file; the key's own where absent. */
  readonly fileName?: string;
  /** Tells whether the only `.json` key of a known Secret may stand in for one that it does not have. */
  readonly anyJson: boolean;
}

/** Where a key is found: in which volume of the pod, under which file name. */
export interface KeyLocation {
  readonly volume: string;
  readonly file: string;
  readonly key: string;
  readonly mountPath: string;
  /** The volume to add, or ours with one item more; absent where the pod has it already. */
  readonly added?: KeyVolume;
}

/**
 * Finds the key in the pod's own volumes of that Secret, those that the main container mounts first; else a volume of
 * ours. `undefined` where the Secret is known to have no such key.
 */
export function locateKey(run: RunPod, need: KeyNeed, planned: readonly KeyVolume[]): KeyLocation | undefined {
  const { pod, main, secrets } = run;
  const state = stateOf(secrets, need.secret.name);
  for (const volume of volumesOf(pod, main, need.secret.name)) {
    const wanted = wantedKeys(need, keyPathName(main, volume.name, need));
    const found = fileIn(volume, { wanted, anyJson: need.anyJson, state });
    if (found !== undefined) return { volume: volume.name, mountPath: need.mountPath, ...found };
  }
  const mine = planned.find(({ secret }) => secret.secretName === need.secret.name);
  const volume = mine?.name ?? freeVolumeName(pod, planned);
  const named = keyPathName(main, volume, need);
  const key = availableKey(state, wantedKeys(need, named), need.anyJson);
  if (key === undefined) return undefined;
  return {
    ...inOurVolume(volume, mine, { ...need, key, fileName: named ?? need.fileName ?? key }),
    mountPath: need.mountPath,
  };
}

/** The volumes to add: those that a container mounts. Of one volume that was planned twice the later has more items. */
export function usedVolumes(
  locations: readonly (KeyLocation | undefined)[],
  containers: readonly ContainerPlan[],
): readonly KeyVolume[] {
  const mounted = new Set(containers.flatMap(({ volumeMounts }) => volumeMounts.map(({ name }) => name)));
  const added = locations.flatMap((location) => location?.added ?? []).filter(({ name }) => mounted.has(name));
  return [...new Map(added.map((volume) => [volume.name, volume])).values()];
}

function volumesOf(pod: Pod, main: Container, secret: string): readonly Volume[] {
  const volumes = (pod.spec.volumes ?? []).filter((volume) => volume.secret?.secretName === secret);
  const isMounted = (volume: Volume): boolean => directoryMount(main, volume.name) !== undefined;
  return [...volumes.filter(isMounted), ...volumes.filter((volume) => !isMounted(volume))];
}

/** In order: the configured key, the file that the container's GC_KEY_PATH names under the mount, the usual one. */
function wantedKeys(need: KeyNeed, named: string | undefined): readonly string[] {
  const configured = need.secret.key;
  if (configured !== undefined && !need.anyJson) return [configured];
  return [configured, named, need.defaultKey].filter((key) => key !== undefined);
}

/** The file that GC_KEY_PATH names, where it lies in this volume: both variables must name the same one. */
function keyPathName(main: Container, volume: string, need: KeyNeed): string | undefined {
  const keyPath = literal(envOf(main), KEY_PATH_ENV);
  const { mountPath } = mountVolume(main, volume, need.mountPath, []);
  const name = keyPath !== undefined && isWithin(mountPath, keyPath) ? baseName(keyPath) : '';
  return isSecretKey(name) ? name : undefined;
}

interface KeySearch {
  readonly wanted: readonly string[];
  readonly anyJson: boolean;
  readonly state: SecretState;
}

type FoundKey = Pick<KeyLocation, 'file' | 'key'>;

function fileIn(volume: Volume, { wanted, anyJson, state }: KeySearch): FoundKey | undefined {
  const items = volume.secret?.items;
  if (items && items.length > 0) return fileInItems(items, { wanted, anyJson, state });
  const key = availableKey(state, wanted, anyJson);
  return key !== undefined && isKeyFileName(key) ? { file: key, key } : undefined;
}

type Items = readonly { readonly key: string; readonly path: string }[];

function fileInItems(items: Items, { wanted, anyJson, state }: KeySearch): FoundKey | undefined {
  const isThere = (key: string): boolean => state.kind !== 'present' || state.keys.has(key);
  const usable = items.filter(({ key, path }) => isKeyFileName(path) && isThere(key));
  const named = wanted.flatMap((want) => usable.filter(({ key, path }) => key === want || path === want));
  const [item] = named.length === 0 && anyJson && usable.length === 1 ? usable : named;
  return item && { file: item.path, key: item.key };
}

type ChosenKey = KeyNeed & { readonly key: string; readonly fileName: string };

function inOurVolume(
  volume: string,
  mine: KeyVolume | undefined,
  { secret, key, fileName }: ChosenKey,
): Omit<KeyLocation, 'mountPath'> {
  const items = mine?.secret.items ?? [];
  const present = items.find((item) => item.key === key);
  if (present !== undefined) return { volume, file: present.path, key };
  const file = freeFileName(items, fileName, key);
  const added = { name: volume, secret: { secretName: secret.name, items: [...items, { key, path: file }] } };
  return { volume, file, key, added };
}

function freeFileName(items: Items, wanted: string, key: string): string {
  const isTaken = (name: string): boolean => items.some(({ path }) => path === keyFileName(name));
  return keyFileName(isTaken(wanted) ? firstFree(key, isTaken) : wanted);
}

function freeVolumeName(pod: Pod, planned: readonly KeyVolume[]): string {
  const taken = new Set([...(pod.spec.volumes ?? []), ...planned].map(({ name }) => name));
  return firstFree(KEY_VOLUME, (name) => taken.has(name));
}
