import { DEFAULT_KEY } from '../gcs/key-file.ts';
import { stateOf } from '../gcs/secret-state.ts';
import { type KeySecret, type Store, secretOf } from '../gcs/store.ts';
import { envOf, isEnvName, isShellSafe, literal } from '../kubernetes/env.ts';
import { trimSlashes } from '../kubernetes/paths.ts';
import type { Container, VolumeMount } from '../kubernetes/pod.ts';
import { connectionEntry, schemaEnvName, withConnections } from '../polyaxon/catalog.ts';
import type { ContainerAt } from '../polyaxon/containers.ts';
import type { JsonObject } from '../polyaxon/json.ts';
import { CATALOG_ENV, DEFAULT_2X_MOUNT, OUTPUTS_PATH_ENV, STORE_NAME_ENV } from '../polyaxon/names.ts';
import { containerCredentials, decideCredentials, reasonFor } from './credentials.ts';
import { type EnvWish, eachUnlessSet, missingEnv, rewrite, unlessSet } from './env-wishes.ts';
import { type KeyLocation, type KeyNeed, locateKey, usedVolumes } from './key-volume.ts';
import { mountVolume } from './mounting.ts';
import type { ContainerPlan } from './plan.ts';
import { artifactsStore2x, isMadeBy1x, runUuid } from './run-2x.ts';
import { nothingFor, type RunPlan, secretText } from './run-plan.ts';
import type { RunPod } from './run-pod.ts';
import { choiceWarnings, credentialWarnings } from './run-warnings.ts';
import { warning } from './warnings.ts';

/** The plan for a run of Polyaxon 1.1 to 2.18. */
export function plan2x(run: RunPod): RunPlan {
  const artifacts = artifactsStore2x(run);
  if (artifacts.kind === 'none') return nothingFor(artifacts.reason, []);
  const { store } = artifacts;
  const secret = secretOf(store);
  const outcome = decideCredentials(run, store, secret && needOf(secret));
  const extra = outcome.location === undefined ? [] : connectionKeys(run, outcome.location);
  const containers = run.targets.map((target) =>
    container2x(run, target, { store, location: outcome.location, extra }),
  );
  return {
    reason: reasonFor(run, outcome),
    volumes: usedVolumes([outcome.location, ...extra], containers),
    containers,
    warnings: [...warnings2x(run, store), ...credentialWarnings(run, outcome.location)],
    ...secretText(store, outcome.location),
  };
}

const needOf = (secret: KeySecret): KeyNeed => ({
  secret,
  mountPath: mountPathOf(secret),
  defaultKey: DEFAULT_KEY,
  fileName: DEFAULT_KEY,
  anyJson: true,
});

/** A path that a pod names is taken only where it can be mounted on. */
const mountPathOf = ({ mountPath }: KeySecret): string =>
  mountPath !== undefined && /^\/[^:]*[^:/]\/*$/.test(mountPath) ? trimSlashes(mountPath) : DEFAULT_2X_MOUNT;

/**
 * The keys of the configured connections, in volumes beside the store's. None of a Secret that is known to be missing: a
 * run that does not even use the connection would not start.
 */
function connectionKeys(run: RunPod, location: KeyLocation): readonly KeyLocation[] {
  const located: KeyLocation[] = [location];
  const secrets = run.settings.connections.flatMap((connection) => secretOf(connection) ?? []);
  for (const secret of secrets.filter(({ name }) => stateOf(run.secrets, name).kind !== 'missing')) {
    const planned = located.flatMap(({ added }) => added ?? []);
    const key = locateKey(run, needOf(secret), planned);
    if (key !== undefined) located.push(key);
  }
  return located.slice(1);
}

interface Parts {
  readonly store: Store;
  readonly location: KeyLocation | undefined;
  readonly extra: readonly KeyLocation[];
}

function container2x(run: RunPod, target: ContainerAt, { store, location, extra }: Parts): ContainerPlan {
  const { container } = target;
  const env = envOf(container);
  const credentials = containerCredentials(container, location, run.settings);
  const mounts = withMounts(container, credentials.mounts, extra);
  const entries = [store, ...run.settings.connections].map((connection) => entryOf(container, connection, mounts));
  const uuid = runUuid(run);
  const wishes: readonly EnvWish[] = [
    ...(uuid === undefined ? [] : [unlessSet(OUTPUTS_PATH_ENV, `${store.bucket}/${uuid}/outputs`)]),
    unlessSet(STORE_NAME_ENV, store.name),
    rewrite(CATALOG_ENV, withConnections(literal(env, CATALOG_ENV), entries)),
    ...entries.flatMap(schemaWish),
    ...credentials.wishes,
    ...eachUnlessSet(run.settings.injection.env),
  ];
  return { target, ...missingEnv(env, wishes), volumeMounts: mounts, args: [] };
}

function withMounts(
  container: Container,
  first: readonly VolumeMount[],
  keys: readonly KeyLocation[],
): readonly VolumeMount[] {
  const mounts = [...first];
  for (const { volume, mountPath } of keys) {
    const { added } = mountVolume(container, volume, mountPath, mounts);
    if (added !== undefined) mounts.push(added);
  }
  return mounts;
}

/** A connection's entry; with its Secret only where the container has a directory mounted at exactly that path. */
function entryOf(container: Container, connection: Store, added: readonly VolumeMount[]): JsonObject {
  const secret = secretOf(connection);
  if (secret === undefined) return connectionEntry(connection.name, connection.bucket);
  const mountPath = mountPathOf(secret);
  const mounts = [...(container.volumeMounts ?? []), ...added].filter(
    (mount) => trimSlashes(mount.mountPath) === mountPath,
  );
  const isMounted = mounts.some(({ subPath, subPathExpr }) => !subPath && !subPathExpr);
  return connectionEntry(connection.name, connection.bucket, isMounted ? { name: secret.name, mountPath } : undefined);
}

/** A connection's variable for 1.x clients, where its name can be part of a variable's. */
function schemaWish(entry: JsonObject): readonly EnvWish[] {
  const name = schemaEnvName(String(entry['name']));
  return isEnvName(name) ? [unlessSet(name, JSON.stringify(entry))] : [];
}

function warnings2x(run: RunPod, store: Store): readonly string[] {
  const isDropped = isMadeBy1x(run.pod) && !isShellSafe(schemaEnvName(store.name)) && startsShell(run.main);
  const dropped = 'a POSIX shell may drop the variable of this store; rename it without dashes for Polyaxon 1.x';
  const unknown = 'no outputs path: the pod has neither a label app.kubernetes.io/instance nor POLYAXON_RUN_INSTANCE';
  return [
    ...choiceWarnings(run, store.bucket),
    ...(isDropped ? [warning(dropped)] : []),
    ...(runUuid(run) === undefined ? [warning(unknown)] : []),
  ];
}

const startsShell = ({ command }: Container): boolean => /(^|\/)(sh|dash|ash)$/.test(command?.[0] ?? '');
