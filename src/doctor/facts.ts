import type { Certificate } from '../certificates/certificate.ts';
import type { SecretState } from '../gcs/secret-state.ts';
import type { Store } from '../gcs/store.ts';
import type { Seen } from '../kubernetes/seen.ts';
import type { ShownCertificate } from '../rotation/shown-certificate.ts';

/** All that is read of an installation, once. The checks look at nothing else. */
export interface Facts {
  readonly now: Date;
  /** `v1.37.0` */
  readonly version: Seen<string>;
  /** The webhook configurations with an entry of ours. */
  readonly webhooks: Seen<readonly WebhookFacts[]>;
  readonly server: ServerFacts;
  readonly namespaces: Seen<readonly NamespaceFacts[]>;
}

export interface WebhookFacts {
  readonly name: string;
  readonly entries: readonly EntryFacts[];
}

export interface EntryFacts {
  readonly name: string;
  readonly failurePolicy: string;
  /** `namespace/name`; absent if it calls a URL. */
  readonly service?: string;
  readonly certificates: readonly Certificate[];
}

/** The Deployment behind the Service that the entries call. */
export interface ServerFacts {
  readonly namespace: string;
  readonly name: string;
  readonly wanted: Seen<number>;
  readonly replicas: Seen<readonly ReplicaFacts[]>;
  readonly configuration: Seen<ConfigurationFacts>;
  /** The certificate of the own authority, or the leaf of a Secret. */
  readonly shown: Seen<ShownCertificate>;
}

export interface ReplicaFacts {
  readonly name: string;
  readonly isReady: boolean;
  /** What the kubelet says of a container that does not run. */
  readonly why?: string;
  readonly metrics: Seen<ReplicaMetrics>;
}

export interface ReplicaMetrics {
  readonly configHash?: string;
  readonly certNotAfter?: Date;
}

export interface ConfigurationFacts {
  /** `undefined` if the text has faults, because no replica serves such a text. */
  readonly hash: string | undefined;
  /** A line each. */
  readonly faults: readonly string[];
}

export interface NamespaceFacts {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Of an opted-in namespace only. */
  readonly stores: readonly StoreFacts[];
  readonly runs: Seen<readonly RunFacts[]>;
  readonly probes: readonly ProbeFacts[];
  readonly buckets: readonly BucketFacts[];
}

export interface StoreFacts {
  readonly store: Store;
  /** False for data and further connections, without which a run starts. */
  readonly isOutputs: boolean;
  readonly state: Seen<SecretState>;
}

export interface RunFacts {
  readonly name: string;
  /** The reason in its status annotation. */
  readonly reason?: string;
}

export interface ProbeFacts {
  readonly generation: '0.x' | '2.x';
  /** The reason in the status of the pod; absent if the pod has none. */
  readonly reason: Seen<string>;
  /** The refusal of the API server. */
  readonly refusal?: string;
}

export interface BucketFacts {
  readonly bucket: string;
  readonly secret: string;
  readonly outcome: BucketOutcome;
  /** How far this machine's clock is ahead of Google's, in seconds. */
  readonly skewSeconds?: number;
}

export type BucketOutcome =
  | { readonly kind: 'no_key'; readonly why: string }
  | { readonly kind: 'unreachable'; readonly why: string }
  | { readonly kind: 'key_refused'; readonly why: string }
  | { readonly kind: 'bucket_refused'; readonly account: string; readonly why: string }
  | { readonly kind: 'asked'; readonly account: string; readonly lacking: readonly string[] };
