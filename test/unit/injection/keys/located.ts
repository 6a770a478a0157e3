import type { SecretState } from '../../../../src/gcs/secret-state.ts';
import type { KeyNeed } from '../../../../src/injection/keys/key-need.ts';
import { locateKey } from '../../../../src/injection/keys/locate.ts';
import type { EnvVar, Volume, VolumeMount } from '../../../../src/kubernetes/pod.ts';
import { aRun, aRunPod } from '../../../support/builders.ts';

export const NEED: KeyNeed = {
  secret: { name: 's' },
  mountPath: '/gc',
  defaultKey: 'gc.json',
  fileName: 'gc.json',
  anyJson: true,
  isVital: false,
};
export const needOf = (key: string): KeyNeed => ({ ...NEED, secret: { name: 's', key } });
export const STRICT: KeyNeed = { ...needOf('k.json'), anyJson: false };
/** As 0.x needs it: the run waits for a missing key. */
export const VITAL: KeyNeed = { ...STRICT, isVital: true };

export const aVolume = (name: string, items?: Record<string, string>, secretName = 's'): Volume => ({
  name,
  secret: { secretName, ...(items && { items: Object.entries(items).map(([key, path]) => ({ key, path })) }) },
});
export const withMode = (volume: Volume, defaultMode: number): Volume => ({
  ...volume,
  secret: { ...volume.secret, defaultMode },
});
export const has = (...keys: readonly string[]): SecretState => ({
  kind: 'present',
  keys: new Map(keys.map((key) => [key, 'usable' as const])),
});

export interface Parts {
  readonly volumes?: Volume[];
  readonly mounts?: VolumeMount[];
  readonly keyPath?: string;
  readonly env?: EnvVar[];
  readonly state?: SecretState;
  readonly runAsUser?: number;
}

export function located(need: KeyNeed, { volumes = [], mounts = [], keyPath, env = [], state, runAsUser }: Parts = {}) {
  const pod = aRunPod({ env: keyPath === undefined ? env : [{ name: 'GC_KEY_PATH', value: keyPath }, ...env] });
  for (const container of pod.spec.containers) {
    container.volumeMounts = mounts;
    if (runAsUser !== undefined) container.securityContext = { runAsUser };
  }
  const volumeNames = new Set(volumes.map(({ name }) => name));
  return locateKey(need, {
    volumes,
    volumeNames,
    main: aRun(pod).main,
    state: state ?? { kind: 'unknown' },
    planned: [],
  });
}

/** `volume:file=key`, with a `+` if the volume must be added. */
export function placeOf(...parts: Parameters<typeof located>): string | undefined {
  const location = located(...parts);
  return location && `${location.added ? '+' : ''}${location.volume}:${location.file}=${location.key}`;
}
