import type { Pod } from '../kubernetes/pod.ts';
import type { AdmissionRequest } from './review.ts';

/** The pod that a request is about. A controller's pod has no name yet, but it has an owner. */
export interface Whose {
  readonly pod?: string | undefined;
  readonly generateName?: string | undefined;
  /** For example `Job/train`. */
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
