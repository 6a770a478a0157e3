import type { Pod } from '../kubernetes/pod.ts';
import type { AdmissionRequest } from './review.ts';

/** Which pod a request is about. A pod of a controller has no name yet, but an owner. */
export interface Whose {
  readonly pod?: string | undefined;
  readonly generateName?: string | undefined;
  /** `Job/train`. */
  readonly owner?: string | undefined;
}

export function whoseOf({ name }: AdmissionRequest, pod: Pod | undefined): Whose {
  const metadata = pod?.metadata;
  const [owner] = metadata?.ownerReferences ?? [];
  return {
    pod: name || metadata?.name || undefined,
    generateName: metadata?.generateName || undefined,
    owner: owner && `${owner.kind}/${owner.name}`,
  };
}
