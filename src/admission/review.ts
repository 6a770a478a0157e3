import { type Static, Type } from 'typebox';
import { isObject } from '../json/object.ts';
import { shapeOf } from '../json/shape.ts';
import { isPod, type Pod, podFault } from '../kubernetes/pod.ts';

const REVIEW_VERSION = 'admission.k8s.io/v1';

/** Kubernetes' limit for a name. A longer text would reach the answer and the log. */
const Name = Type.String({ maxLength: 253 });
const NAMESPACE_LENGTH = 63;

const GroupVersion = { group: Type.String(), version: Type.String() };
const RequestSchema = Type.Object({
  uid: Type.String({ minLength: 1, maxLength: 253 }),
  kind: Type.Object({ ...GroupVersion, kind: Type.String() }),
  resource: Type.Object({ ...GroupVersion, resource: Type.String() }),
  subResource: Type.Optional(Type.String()),
  name: Type.Optional(Name),
  namespace: Type.Optional(Type.String({ maxLength: NAMESPACE_LENGTH })),
  operation: Type.String(),
  dryRun: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])),
});
const ReviewSchema = Type.Object({ apiVersion: Type.String(), kind: Type.String(), request: RequestSchema });
const shape = shapeOf(ReviewSchema, 'the body');

/** The envelope of an admission. The object in it is checked separately. */
export type AdmissionRequest = Static<typeof RequestSchema> & { readonly object?: unknown };

export type Received =
  | { readonly kind: 'created_pod'; readonly request: AdmissionRequest; readonly pod: Pod }
  /** An operation, resource or subresource that our webhook configuration does not ask for. */
  | { readonly kind: 'something_else'; readonly request: AdmissionRequest }
  | { readonly kind: 'malformed'; readonly message: string };

/**
 * Classifies a request body. The body is checked and never changed, because the patch applies to the API server's own
 * object.
 */
export function receive(body: unknown): Received {
  if (isOther(body)) return { kind: 'malformed', message: `only ${REVIEW_VERSION} AdmissionReviews are served` };
  if (!shape.matches(body)) return { kind: 'malformed', message: shape.fault(body) };
  const request: AdmissionRequest = body.request;
  if (!isPodCreation(request)) return { kind: 'something_else', request };
  const { object } = request;
  return isPod(object)
    ? { kind: 'created_pod', request, pod: object }
    : { kind: 'malformed', message: `request.object: ${podFault(object)}` };
}

const isPodCreation = ({ operation, resource, subResource }: AdmissionRequest): boolean =>
  operation === 'CREATE' &&
  !subResource &&
  resource.group === '' &&
  resource.version === 'v1' &&
  resource.resource === 'pods';

/** True if a body itself says that it is no AdmissionReview of a served version. */
const isOther = (body: unknown): boolean =>
  isObject(body) &&
  (![REVIEW_VERSION, undefined].includes(body['apiVersion'] as string) ||
    !['AdmissionReview', undefined].includes(body['kind'] as string));

/** The namespace that a body names, whatever else is wrong with it. Empty if it names none. */
export function namespaceIn(body: unknown): string {
  const request = isObject(body) ? body['request'] : undefined;
  const namespace = isObject(request) ? request['namespace'] : undefined;
  return typeof namespace === 'string' ? namespace.slice(0, NAMESPACE_LENGTH) : '';
}
