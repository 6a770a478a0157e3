import { type Store, secretOf } from '../gcs/store.ts';
import type { KeyLocation } from './key-volume.ts';
import type { ContainerPlan, KeyVolume } from './plan.ts';
import type { Reason } from './reasons.ts';

/** The plan for one run, before the configuration's policy on missing Secrets and our annotation. */
export interface RunPlan {
  readonly reason: Reason;
  readonly volumes: readonly KeyVolume[];
  readonly containers: readonly ContainerPlan[];
  readonly warnings: readonly string[];
  /** `secret/key`, where the reason or the key concerns one. */
  readonly secret?: string;
}

export const nothingFor = (reason: Reason, warnings: readonly string[]): RunPlan => ({
  reason,
  volumes: [],
  containers: [],
  warnings,
});

/** `secret/key` as people write it; the key is left out where it is not known to be there. */
export function secretText(store: Store, location: KeyLocation | undefined): Pick<RunPlan, 'secret'> {
  const secret = secretOf(store);
  if (secret === undefined) return {};
  const key = location?.key ?? secret.key;
  return { secret: key === undefined ? secret.name : `${secret.name}/${key}` };
}
