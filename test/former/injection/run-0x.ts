import { isForeignPath, isGcsPath } from '../gcs/bucket.ts';
import { CREDENTIALS_ENV, DEFAULT_KEY } from '../gcs/key-file.ts';
import { type Store, type StoreAccess, secretOf } from '../gcs/store.ts';
import { type Env, envOf, literal } from '../kubernetes/env.ts';
import { isWithin, trimSlashes } from '../kubernetes/paths.ts';
import { accessKeyOf } from '../polyaxon/access-keys.ts';
import { ACCESS_KEYS_ENV, OUTPUTS_PATH_ENV } from '../polyaxon/names.ts';
import { projectPath, runPathFromLabels } from '../polyaxon/run-path.ts';
import { keyBehindFile } from './key-behind-file.ts';
import type { StorePath } from './key-variables.ts';
import type { RunPod } from './run-pod.ts';
import type { Settings } from './settings.ts';

/** The outputs of a 0.x run. The path is unknown where neither the env nor the labels tell it. */
export type Outputs0x =
  | { readonly kind: 'store'; readonly store: Store; readonly path: string | undefined }
  | { readonly kind: 'none'; readonly reason: 'no_store' | 'store_not_gcs' };

/** The store and the path of a run: what Polyaxon wrote where it is on GCS already, else by the configuration. */
export function outputs0x(run: RunPod): Outputs0x {
  const env = envOf(run.main);
  const given = env.has(OUTPUTS_PATH_ENV) ? literal(env, OUTPUTS_PATH_ENV) : undefined;
  if (given !== undefined && isForeignPath(given)) return { kind: 'none', reason: 'store_not_gcs' };
  if (given !== undefined && isGcsPath(given)) {
    return { kind: 'store', store: storeOfGcsPath(run, given), path: given };
  }
  const store = configuredStore(run, given ?? '', 'own');
  if (store === undefined) return { kind: 'none', reason: 'no_store' };
  return { kind: 'store', store, path: ownPath(run, store, env) };
}

function ownPath(run: RunPod, store: Store, env: Env): string | undefined {
  const given = literal(env, OUTPUTS_PATH_ENV);
  if (given) return placeOf(run, given, 'own')?.path;
  const path = env.has(OUTPUTS_PATH_ENV) ? undefined : runPathFromLabels(run.pod);
  return path === undefined ? undefined : `${store.bucket}/${path}`;
}

/** Whose path it is: the run's own follows the pod's choice first, another run's the definition that it lies in. */
export type PathOwner = 'own' | 'other';

/**
 * Where a path lies on GCS: its local prefix replaced by the bucket of its store. Prefix replacement, because labels are
 * wrong for resumed runs (Polyaxon 0.6.1 stores/service.py keeps the original's path). `undefined` where no store has it.
 */
export function placeOf(run: RunPod, path: string, owner: PathOwner): StorePath | undefined {
  if (isGcsPath(path)) return { path, store: storeOfGcsPath(run, path) };
  const store = path.startsWith('/') ? configuredStore(run, path, owner) : undefined;
  const prefix = store && localPrefix(run, store, path);
  return store && prefix !== undefined ? { path: `${store.bucket}${path.slice(prefix.length)}`, store } : undefined;
}

function configuredStore({ settings, choices }: RunPod, path: string, owner: PathOwner): Store | undefined {
  const stores = configuredStores(settings);
  const chosen = stores.find((store) => store.name === choices.outputs);
  const holding = stores.find((store) => store.localPath !== undefined && isWithin(store.localPath, path));
  return (owner === 'own' ? (chosen ?? holding) : (holding ?? chosen)) ?? stores[0];
}

/** `persistence.outputs`; where only the 2.x grammar is given, its store serves 0.x pods too, with the usual key. */
function configuredStores({ outputs, artifactsStore }: Settings): readonly Store[] {
  if (outputs.length > 0 || artifactsStore === undefined) return outputs;
  const secret = secretOf(artifactsStore);
  if (secret === undefined || secret.key !== undefined) return [artifactsStore];
  return [{ ...artifactsStore, access: { kind: 'secret', secret: { ...secret, key: DEFAULT_KEY } } }];
}

/** The part of a path that the bucket replaces: the definition's mountPath, else the mount it lies in, else all above the project. */
function localPrefix(run: RunPod, store: Store, path: string): string | undefined {
  if (store.localPath !== undefined && isWithin(store.localPath, path)) return trimSlashes(store.localPath);
  const mounts = outputFolders(run);
  const [mount] = mounts.filter((folder) => isWithin(folder, path)).sort((a, b) => b.length - a.length);
  return mount ?? aboveProject(run, path);
}

/** The folders that volumes are mounted on; a Secret's is no place for outputs. */
function outputFolders({ pod, main }: RunPod): readonly string[] {
  const secrets = new Set(pod.spec.volumes?.filter(({ secret }) => secret).map(({ name }) => name));
  const mounts = (main.volumeMounts ?? []).filter(({ name }) => !secrets.has(name));
  return mounts.map(({ mountPath }) => trimSlashes(mountPath));
}

function aboveProject(run: RunPod, path: string): string | undefined {
  const project = projectPath(run.pod);
  const index = project ? `${path}/`.indexOf(`/${project}/`) : -1;
  return index > 0 ? path.slice(0, index) : undefined;
}

/** The store of a path that Polyaxon (or an earlier round of ours) put on GCS. */
function storeOfGcsPath(run: RunPod, path: string): Store {
  const env = envOf(run.main);
  const entry = accessKeyOf(literal(env, ACCESS_KEYS_ENV), path);
  const ref = entry && env.get(entry.envName)?.variable.valueFrom?.secretKeyRef;
  if (ref?.name)
    return { name: 'outputs', bucket: path, access: { kind: 'secret', secret: { name: ref.name, key: ref.key } } };
  return configuredByBucket(run, path) ?? { name: 'outputs', bucket: path, access: accessBehindFile(run, env) };
}

function configuredByBucket({ settings, choices }: RunPod, path: string): Store | undefined {
  const stores = [...configuredStores(settings), ...settings.data.values()];
  const holding = stores
    .filter(({ bucket }) => isWithin(bucket, path))
    .sort((a, b) => b.bucket.length - a.bucket.length);
  return holding.find(({ name }) => name === choices.outputs) ?? holding[0];
}

function accessBehindFile(run: RunPod, env: Env): StoreAccess {
  const file = literal(env, CREDENTIALS_ENV);
  const secret = file === undefined ? undefined : keyBehindFile(run.pod, run.main, file);
  return secret === undefined ? { kind: 'ambient' } : { kind: 'secret', secret };
}
