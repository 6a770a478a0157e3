import type { Pod } from '../../kubernetes/pod.ts';
import type { Seen } from '../../kubernetes/seen.ts';
import type { ShownCertificate } from '../../rotation/shown-certificate.ts';
import type { CreatedPod, Deployment, Event, Namespace, WebhookConfiguration } from '../objects.ts';

/** The object of the chart's release, by which the others are found. */
export interface Release {
  readonly namespace: string;
  readonly name: string;
}

/** What a cluster shows of an installation. */
export interface Installation {
  /** The configurations with an entry of ours, by name. */
  readonly webhooks: Seen<readonly WebhookConfiguration[]>;
  readonly release: Release;
  readonly deployment: Seen<Deployment>;
  readonly shown: Seen<ShownCertificate>;
}

/** What a cluster shows of one pod, or of a template that its controller could make no pod of. */
export interface Shown extends Installation {
  readonly pod: Pod;
  /** Absent for a template. */
  readonly created?: CreatedPod;
  /** The names of the pod and of its owners. */
  readonly names: readonly string[];
  readonly namespace: Seen<Namespace>;
  readonly events: Seen<readonly Event[]>;
}
