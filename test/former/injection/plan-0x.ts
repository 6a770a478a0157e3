import { DEFAULT_KEY, keyFileName } from '../gcs/key-file.ts';
import { type KeySecret, type Store, sameKey, secretOf } from '../gcs/store.ts';
import { type Env, envOf, literal } from '../kubernetes/env.ts';
import type { VolumeMount } from '../kubernetes/pod.ts';
import { withAccessKeys } from '../polyaxon/access-keys.ts';
import type { ContainerAt } from '../polyaxon/containers.ts';
import { ACCESS_KEYS_ENV, DEFAULT_0X_MOUNT, OUTPUTS_PATH_ENV } from '../polyaxon/names.ts';
import type { RunKind0x } from '../polyaxon/recognition.ts';
import { runPathFromLabels } from '../polyaxon/run-path.ts';
import { type ContainerCredentials, containerCredentials, decideCredentials, reasonFor } from './credentials.ts';
import { type EnvWish, eachUnlessSet, missingEnv, rewrite } from './env-wishes.ts';
import { type KeyVariables, keyVariables, type StorePath } from './key-variables.ts';
import { type KeyLocation, type KeyNeed, locateKey, usedVolumes } from './key-volume.ts';
import { mountVolume } from './mounting.ts';
import { movedData, movedModelDir, movedRefs } from './paths-0x.ts';
import type { ContainerPlan, Replacement } from './plan.ts';
import { type Outputs0x, outputs0x, placeOf } from './run-0x.ts';
import { nothingFor, type RunPlan, secretText } from './run-plan.ts';
import type { RunPod } from './run-pod.ts';
import { choiceWarnings, credentialWarnings } from './run-warnings.ts';
import { logdirPlaces, showsSeveralKeys, tensorboardArgs } from './tensorboard-0x.ts';
import { warning } from './warnings.ts';

type Outputs = Extract<Outputs0x, { kind: 'store' }>;

/** The plan for a run of Polyaxon 0.4 to 0.6. */
export function plan0x(run: RunPod, kind: RunKind0x): RunPlan {
  const outputs = outputs0x(run);
  if (outputs.kind === 'none') return nothingFor(outputs.reason, []);
  const outcome = decideCredentials(run, outputs.store, needOf(secretOf(outputs.store)));
  const logdir = kind === 'tensorboard' ? logdirKey(run, outputs.store, outcome.location) : undefined;
  const containers = run.targets.map((target) =>
    container0x(run, target, { kind, outputs, location: outcome.location, logdir }),
  );
  return {
    reason: reasonFor(run, outcome),
    volumes: usedVolumes([outcome.location, logdir], containers),
    containers,
    warnings: [
      ...warnings0x(run, outputs),
      ...(kind === 'tensorboard' ? logdirWarnings(run) : []),
      ...credentialWarnings(run, outcome.location),
    ],
    ...secretText(outputs.store, outcome.location),
  };
}

const needOf = (secret: KeySecret | undefined): KeyNeed | undefined =>
  secret && {
    secret,
    mountPath: DEFAULT_0X_MOUNT,
    defaultKey: DEFAULT_KEY,
    fileName: keyFileName(secret.key ?? DEFAULT_KEY),
    anyJson: false,
  };

/** The place of the key of the runs that a tensorboard shows, which may not be the key of its own outputs. */
function logdirKey(run: RunPod, outputs: Store, location: KeyLocation | undefined): KeyLocation | undefined {
  const secret = logdirPlaces(run)
    .map(({ store }) => secretOf(store))
    .find((key) => key !== undefined);
  const need = needOf(secret);
  if (location === undefined || need === undefined || sameKey(secret, secretOf(outputs))) return location;
  return locateKey(run, need, location.added === undefined ? [] : [location.added]);
}

interface Parts {
  readonly kind: RunKind0x;
  readonly outputs: Outputs;
  readonly location: KeyLocation | undefined;
  readonly logdir: KeyLocation | undefined;
}

function container0x(run: RunPod, target: ContainerAt, { kind, outputs, location, logdir }: Parts): ContainerPlan {
  const { container } = target;
  const env = envOf(container);
  const credentials = containerCredentials(container, location, run.settings);
  const stores = [movedRefs(run, env), movedData(run, env)];
  const own = ownPlace(run, env, outputs);
  const paths = [...(own === undefined ? [] : [own]), ...stores.flatMap((moved) => moved.paths)];
  const text = literal(env, ACCESS_KEYS_ENV);
  const keys = keyVariables(env, text, paths, {
    outputsKey: secretOf(outputs.store),
    isMounted: credentials.kind === 'ours',
    keyAsEnv: run.settings.injection.keyAsEnv,
  });
  const wishes: readonly EnvWish[] = [
    rewrite(OUTPUTS_PATH_ENV, own?.path),
    ...[...stores, movedModelDir(run, env)].flatMap((moved) => moved.wishes),
    ...accessKeyWishes(text, keys),
    ...credentials.wishes,
    ...eachUnlessSet(run.settings.injection.env),
  ];
  const shown = kind === 'tensorboard' && container === run.main ? shownRuns(run, credentials, logdir) : NOT_SHOWN;
  return {
    target,
    ...missingEnv(env, wishes),
    volumeMounts: [...credentials.mounts, ...shown.mounts],
    args: shown.args,
  };
}

/** A container's own path moved to GCS; the run's where it has none. */
function ownPlace(run: RunPod, env: Env, { path, store }: Outputs): StorePath | undefined {
  const given = literal(env, OUTPUTS_PATH_ENV);
  if (env.has(OUTPUTS_PATH_ENV)) return given ? placeOf(run, given, 'own') : undefined;
  return path === undefined ? undefined : { path, store };
}

interface ShownRuns {
  readonly mounts: readonly VolumeMount[];
  readonly args: readonly Replacement[];
}

const NOT_SHOWN: ShownRuns = { mounts: [], args: [] };

/** What a tensorboard needs to show its runs: their paths, and the key of their store. */
function shownRuns(run: RunPod, credentials: ContainerCredentials, logdir: KeyLocation | undefined): ShownRuns {
  if (logdir === undefined || credentials.kind !== 'ours') return { mounts: [], args: tensorboardArgs(run, undefined) };
  const { mountPath, added } = mountVolume(run.main, logdir.volume, logdir.mountPath, credentials.mounts);
  return { mounts: added === undefined ? [] : [added], args: tensorboardArgs(run, `${mountPath}/${logdir.file}`) };
}

const accessKeyWishes = (text: string | undefined, keys: KeyVariables): readonly EnvWish[] => [
  ...keys.wishes,
  rewrite(ACCESS_KEYS_ENV, withAccessKeys(text, keys.envNames)),
];

function warnings0x(run: RunPod, outputs: Outputs): readonly string[] {
  const own = runPathFromLabels(run.pod);
  const isResumed = own !== undefined && outputs.path !== undefined && !outputs.path.endsWith(`/${own}`);
  return [
    ...choiceWarnings(run, outputs.path),
    ...(outputs.path === undefined ? [warning('the outputs path is kept: nothing tells where it lies on GCS')] : []),
    ...(isResumed
      ? [warning('resumed run: it goes on in the path of the original, which may have files on the local disk')]
      : []),
  ];
}

const logdirWarnings = (run: RunPod): readonly string[] =>
  showsSeveralKeys(logdirPlaces(run))
    ? [warning('the tensorboard shows runs of several keys: only the first is read')]
    : [];
