/** A kind of object of the API server, with the verbs of the injector's account. */
export interface Collection {
  readonly kind: string;
  readonly apiVersion: string;
  /** The part of a path before the namespace. */
  readonly prefix: string;
  readonly resource: string;
  readonly isNamespaced: boolean;
  readonly verbs: readonly Verb[];
}

export type Verb = 'get' | 'list' | 'watch' | 'patch' | 'update';

export const SECRETS: Collection = {
  kind: 'Secret',
  apiVersion: 'v1',
  prefix: '/api/v1',
  resource: 'secrets',
  isNamespaced: true,
  verbs: ['get', 'list', 'watch', 'patch'],
};

export const LEASES: Collection = {
  kind: 'Lease',
  apiVersion: 'coordination.k8s.io/v1',
  prefix: '/apis/coordination.k8s.io/v1',
  resource: 'leases',
  isNamespaced: true,
  verbs: ['get', 'update'],
};

export const WEBHOOK_CONFIGURATIONS: Collection = {
  kind: 'MutatingWebhookConfiguration',
  apiVersion: 'admissionregistration.k8s.io/v1',
  prefix: '/apis/admissionregistration.k8s.io/v1',
  resource: 'mutatingwebhookconfigurations',
  isNamespaced: false,
  verbs: ['list', 'watch', 'patch'],
};

export interface Target {
  readonly collection: Collection;
  /** Undefined for all namespaces, and for a kind without namespaces. */
  readonly namespace: string | undefined;
  /** Undefined for the whole collection. */
  readonly name: string | undefined;
}

/** The target of a path. */
export function targetOf(pathname: string): Target | undefined {
  for (const collection of [SECRETS, LEASES, WEBHOOK_CONFIGURATIONS]) {
    const { prefix, resource } = collection;
    const path = new RegExp(`^${prefix}(?:/namespaces/([^/]+))?/${resource}(?:/([^/]+))?$`);
    const match = path.exec(pathname);
    if (match !== null) return { collection, namespace: match[1], name: match[2] };
  }
  return undefined;
}
