import { CREDENTIALS_ENV, GCLOUD_ENV, KEY_PATH_ENV } from '../gcs/key-file.ts';
import { stateOf } from '../gcs/secret-state.ts';
import type { Store } from '../gcs/store.ts';
import { type Env, envOf, literal } from '../kubernetes/env.ts';
import type { Container, VolumeMount } from '../kubernetes/pod.ts';
import { type EnvWish, unlessSet } from './env-wishes.ts';
import { type KeyLocation, type KeyNeed, locateKey } from './key-volume.ts';
import { mountVolume } from './mounting.ts';
import type { Reason } from './reasons.ts';
import type { RunPod } from './run-pod.ts';
import type { Settings } from './settings.ts';

/** How the credentials of a run come out: the key's place where one is mounted, and the reason. */
export interface CredentialsOutcome {
  readonly reason: Reason;
  readonly location?: KeyLocation;
}

/**
 * Decides whether a run gets a key file, for its main container.
 *
 * | injection.credentials | workload identity | store names     | Secret         | key          | answer                       |
 * |-----------------------|-------------------|-----------------|----------------|--------------|------------------------------|
 * | false                 |                   |                 |                |              | injected, no file            |
 * |                       | yes               |                 |                |              | workload_identity, no file   |
 * |                       |                   | no Secret       |                |              | workload_identity, no file   |
 * |                       |                   | env-only Secret |                |              | key_only_as_env, no file     |
 * |                       |                   | a Secret        | missing        |              | secret_missing, file         |
 * |                       |                   | a Secret        | present        | absent       | secret_key_missing, no file  |
 * |                       |                   | a Secret        | present        | no key file  | key_invalid, file            |
 * |                       |                   | a Secret        | present/unknown| usable       | injected, file               |
 */
export function decideCredentials(run: RunPod, store: Store, need: KeyNeed | undefined): CredentialsOutcome {
  if (!run.settings.injection.credentials) return { reason: 'injected' };
  if (run.settings.workloadIdentity || store.access.kind === 'ambient') return { reason: 'workload_identity' };
  if (need === undefined) return { reason: 'key_only_as_env' };
  const state = stateOf(run.secrets, need.secret.name);
  const location = locateKey(run, need, []);
  if (location === undefined) return { reason: 'secret_key_missing' };
  if (state.kind === 'missing') return { reason: 'secret_missing', location };
  const isUnusable = state.kind === 'present' && state.keys.get(location.key) === 'not_a_key_file';
  return { reason: isUnusable ? 'key_invalid' : 'injected', location };
}

/** What one container needs to use the key file. */
export interface ContainerCredentials {
  readonly kind: 'ours' | 'own' | 'none';
  readonly file?: string;
  readonly mounts: readonly VolumeMount[];
  readonly wishes: readonly EnvWish[];
}

const NOTHING: ContainerCredentials = { kind: 'none', mounts: [], wishes: [] };

/** The mount and the variables of a container, or nothing where its author brings other credentials. */
export function containerCredentials(
  container: Container,
  location: KeyLocation | undefined,
  settings: Settings,
): ContainerCredentials {
  const env = envOf(container);
  if (location === undefined) return bringsCredentials(env) ? { ...NOTHING, kind: 'own' } : NOTHING;
  const { mountPath, added } = mountVolume(container, location.volume, location.mountPath, []);
  const file = `${mountPath}/${location.file}`;
  if (bringsCredentials(env) && literal(env, CREDENTIALS_ENV) !== file) return { ...NOTHING, kind: 'own' };
  const gcloud = settings.injection.gcloud ? [unlessSet(GCLOUD_ENV, file)] : [];
  return {
    kind: 'ours',
    file,
    mounts: added === undefined ? [] : [added],
    wishes: [unlessSet(CREDENTIALS_ENV, file), ...gcloud],
  };
}

const bringsCredentials = (env: Env): boolean => env.has(CREDENTIALS_ENV);

/** Tells whether the Polyaxon clients may take another key than Google's libraries do: 2.x chooses between the two by chance. */
export function hasOtherKeyPath(container: Container, file: string): boolean {
  const keyPath = literal(envOf(container), KEY_PATH_ENV);
  return keyPath !== undefined && keyPath !== '' && keyPath !== file;
}

/** The reason of a run: its author's own credentials come before all that was found out about ours. */
export function reasonFor(run: RunPod, { reason, location }: CredentialsOutcome): Reason {
  const isOwn = containerCredentials(run.main, location, run.settings).kind === 'own';
  return isOwn && run.settings.injection.credentials ? 'own_credentials' : reason;
}
