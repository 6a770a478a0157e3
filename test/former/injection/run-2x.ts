import { bucketUrl } from '../gcs/bucket.ts';
import { isSecretName } from '../gcs/key-file.ts';
import { type KeySecret, type Store, type StoreAccess, secretOf } from '../gcs/store.ts';
import { envOf, literal } from '../kubernetes/env.ts';
import { baseName } from '../kubernetes/paths.ts';
import { type Container, labelsOf, type Pod } from '../kubernetes/pod.ts';
import { type Connection, connectionsIn } from '../polyaxon/catalog.ts';
import { allContainers } from '../polyaxon/containers.ts';
import { INSTANCE_LABEL, RUN_INSTANCE_ENV, STORE_NAME_ENV, VERSION_LABEL } from '../polyaxon/names.ts';
import type { RunPod } from './run-pod.ts';
import type { Settings } from './settings.ts';

/** The artifacts store of a 1.x or 2.x run, under the name by which its client looks it up. */
export type ArtifactsStore =
  | { readonly kind: 'store'; readonly store: Store }
  | { readonly kind: 'none'; readonly reason: 'no_store' | 'store_not_gcs' };

/**
 * The store of a run: of all connections that its containers describe the one with the artifacts store's name (others
 * are never the store), else the configured one.
 */
export function artifactsStore2x(run: RunPod): ArtifactsStore {
  const containers = [run.main, ...allContainers(run.pod).map(({ container }) => container)];
  const configured = configuredStore(run);
  const name = containers.map(storeName).find((given) => given !== undefined) ?? configured?.name;
  const found = entryNamed(name, containers);
  if (found !== undefined && found.kind !== 'gcs') return { kind: 'none', reason: 'store_not_gcs' };
  const bucket = bucketUrl(found?.bucket ?? '');
  if (found !== undefined && bucket !== undefined)
    return { kind: 'store', store: storeOf(found, bucket, run.settings) };
  if (configured === undefined) return { kind: 'none', reason: 'no_store' };
  return { kind: 'store', store: { ...configured, name: name ?? configured.name } };
}

/** An entry of ours in main leaves out a Secret that is not mounted there; the sidecar's has it. */
function entryNamed(name: string | undefined, containers: readonly Container[]): Connection | undefined {
  const named = containers
    .flatMap((container) => connectionsIn(envOf(container)))
    .filter((entry) => entry.name === name);
  return named.find(({ secret }) => secret !== undefined) ?? named[0];
}

const storeName = (container: Container): string | undefined => literal(envOf(container), STORE_NAME_ENV) || undefined;

/** The configured store: the pod's choice, else the artifacts store, else the first outputs. */
function configuredStore({ settings, choices }: RunPod): Store | undefined {
  const stores = [settings.artifactsStore, ...settings.outputs].filter((store) => store !== undefined);
  return stores.find(({ name }) => name === choices.outputs) ?? stores[0];
}

const storeOf = (found: Connection, bucket: string, settings: Settings): Store => ({
  name: found.name,
  bucket,
  access: accessOf(found, bucket, settings),
});

/**
 * | entry's secret       | same store configured with a Secret | access                                     |
 * |----------------------|-------------------------------------|--------------------------------------------|
 * | with a mountPath     |                                     | that Secret, its key where one is configured |
 * | without              | yes                                 | the configured Secret                      |
 * | without              | no                                  | env_only                                   |
 * | none                 | yes                                 | the configured Secret                      |
 * | none                 | no                                  | ambient                                    |
 */
function accessOf({ name, secret }: Connection, bucket: string, settings: Settings): StoreAccess {
  if (secret?.mountPath?.startsWith('/') && isSecretName(secret.name)) {
    const key = configuredKey(settings, bucket, secret.name);
    const named = { name: secret.name, mountPath: secret.mountPath };
    return { kind: 'secret', secret: key === undefined ? named : { ...named, key } };
  }
  const stores = allStores(settings).filter(secretOf);
  const configured = stores.find((store) => store.bucket === bucket) ?? stores.find((store) => store.name === name);
  return configured?.access ?? { kind: secret === undefined ? 'ambient' : 'env_only' };
}

/** The key that the configuration names for a Secret: in the 2.x grammar, or for this very bucket in that of 0.x. */
function configuredKey(settings: Settings, bucket: string, secretName: string): string | undefined {
  const { artifactsStore, connections, outputs } = settings;
  const stores = [artifactsStore, ...connections, ...outputs.filter((store) => store.bucket === bucket)];
  return stores
    .map(secretOf)
    .find((secret): secret is KeySecret => secret?.name === secretName && secret.key !== undefined)?.key;
}

const allStores = (settings: Settings): readonly Store[] =>
  [settings.artifactsStore, ...settings.connections, ...settings.outputs].filter((store) => store !== undefined);

/** The run's uuid: a label on all but unlabelled Dask pods, whose env has `<owner>.<project>.runs.<uuid>`. */
export function runUuid(run: RunPod): string | undefined {
  const instance = literal(envOf(run.main), RUN_INSTANCE_ENV);
  return labelsOf(run.pod)[INSTANCE_LABEL] || (instance && baseName(instance.replaceAll('.', '/'))) || undefined;
}

/** Tells whether the pod was made by Polyaxon 1.x, whose client looks connections up in variables of their own. */
export const isMadeBy1x = (pod: Pod): boolean => labelsOf(pod)[VERSION_LABEL]?.startsWith('1.') ?? false;
