import type { LabelSelector } from '../kubernetes/selector.ts';

/** The members of Kubernetes objects that are read here. The API server vouches for their types. */
export interface Metadata {
  readonly name?: string;
  readonly namespace?: string;
  readonly creationTimestamp?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly managedFields?: readonly ManagedFields[];
}

/** Who wrote which fields, and when last. */
export interface ManagedFields {
  readonly time?: string;
  readonly fieldsV1?: Readonly<Record<string, unknown>>;
}

export interface Namespace {
  readonly metadata?: Metadata;
}

export interface WebhookConfiguration {
  readonly metadata?: Metadata;
  readonly webhooks?: readonly WebhookEntry[];
}

export interface WebhookEntry {
  readonly name: string;
  readonly failurePolicy?: string;
  readonly clientConfig?: {
    readonly caBundle?: string;
    readonly service?: { readonly namespace: string; readonly name: string };
  };
  readonly namespaceSelector?: LabelSelector;
  readonly objectSelector?: LabelSelector;
  readonly matchConditions?: readonly { readonly name: string; readonly expression: string }[];
}

export interface Deployment {
  readonly spec?: { readonly replicas?: number };
  readonly status?: {
    readonly readyReplicas?: number;
    readonly conditions?: readonly {
      readonly type: string;
      readonly status: string;
      readonly lastTransitionTime?: string;
    }[];
  };
}

export interface Event {
  readonly reason?: string;
  readonly type?: string;
  readonly message?: string;
  readonly involvedObject?: { readonly kind?: string; readonly name?: string };
}

/** What only a pod that exists has, beside the members that a decision reads. */
export interface CreatedPod {
  readonly metadata?: Metadata;
  readonly status?: {
    readonly phase?: string;
    readonly containerStatuses?: readonly ContainerStatus[];
  };
}

export interface ContainerStatus {
  readonly name: string;
  readonly state?: { readonly waiting?: { readonly reason?: string; readonly message?: string } };
}
