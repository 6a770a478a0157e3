import type { V1Pod } from '@kubernetes/client-node';

/** The part of an AdmissionReview that test webhooks read. */
export interface ReceivedReview {
  readonly request: { readonly uid: string; readonly namespace: string; readonly object: V1Pod };
}

export interface Admission {
  readonly review: ReceivedReview;
  /** The stored pod, without later additions. */
  readonly stored: V1Pod;
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const TIME = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g;
const TOKEN_VOLUME = /kube-api-access-[a-z0-9]{5}/g;
const CERTIFICATE_HASH = /X509SHA256=[0-9a-f]{64}/g;

/**
 * An admission without the parts that differ in every run: uids (replaced by their number), times, hashes of
 * certificates and the names of token volumes. Nothing else changes. So two runs give the same text unless an API
 * server sends something else.
 */
export function reproducible({ review, stored }: Admission): Admission {
  const uids = new Map<string, string>();
  const numbered = (uid: string): string => {
    const known = uids.get(uid) ?? `00000000-0000-4000-8000-${String(uids.size + 1).padStart(12, '0')}`;
    uids.set(uid, known);
    return known;
  };
  const text = JSON.stringify({ review, stored: asAdmitted(stored) })
    .replaceAll(UUID, numbered)
    .replaceAll(TIME, '2026-01-01T00:00:00Z')
    .replaceAll(TOKEN_VOLUME, 'kube-api-access-00000')
    .replaceAll(CERTIFICATE_HASH, `X509SHA256=${'0'.repeat(64)}`);
  return JSON.parse(text);
}

/** Names, times and the node come after admission. Finalizers go when a Job has counted its pod. */
export function asAdmitted({ apiVersion, kind, metadata = {}, spec }: V1Pod): V1Pod {
  const { labels, annotations, ownerReferences } = metadata;
  const { nodeName: _node, ...admitted } = spec ?? { containers: [] };
  return JSON.parse(
    JSON.stringify({ apiVersion, kind, metadata: { labels, annotations, ownerReferences }, spec: admitted }),
  );
}
