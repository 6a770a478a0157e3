import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { isPod, type Pod, podFault } from '../kubernetes/pod.ts';

const REVIEW_VERSION = 'admission.k8s.io/v1';

const GroupVersion = { group: Type.String(), version: Type.String() };
const RequestSchema = Type.Object({
  uid: Type.String({ minLength: 1 }),
  kind: Type.Object({ ...GroupVersion, kind: Type.String() }),
  resource: Type.Object({ ...GroupVersion, resource: Type.String() }),
  subResource: Type.Optional(Type.String()),
  name: Type.Optional(Type.String()),
  namespace: Type.Optional(Type.String()),
  operation: Type.String(),
});
const ReviewSchema = Type.Object({
  apiVersion: Type.Literal(REVIEW_VERSION),
  kind: Type.Literal('AdmissionReview'),
  request: RequestSchema,
});
const validator = Compile(ReviewSchema);

/** The envelope of an admission; the object in it is looked at apart. */
export type AdmissionRequest = Static<typeof RequestSchema> & { readonly object?: unknown };

export type Received =
  | { readonly kind: 'created_pod'; readonly request: AdmissionRequest; readonly pod: Pod }
  /** Some other operation, resource or subresource than those that we ask the API server for. */
  | { readonly kind: 'something_else'; readonly request: AdmissionRequest }
  | { readonly kind: 'malformed'; readonly message: string };

/** Tells what a request body is. It is checked, never changed: the API server's own object is what the patch applies to. */
export function receive(body: unknown): Received {
  if (!validator.Check(body)) return { kind: 'malformed', message: reviewFault(body) };
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

function reviewFault(body: unknown): string {
  const [first] = validator.Errors(body);
  if (first === undefined || first.instancePath === '/apiVersion' || first.instancePath === '/kind')
    return `only ${REVIEW_VERSION} AdmissionReviews are served`;
  return `${first.instancePath.slice(1).replaceAll('/', '.') || 'the body'} ${first.message}`;
}

/** The namespace that a body names, whatever else is wrong with it; empty where it names none. */
export function namespaceIn(body: unknown): string {
  const namespace = memberOf(memberOf(body, 'request'), 'namespace');
  return typeof namespace === 'string' ? namespace : '';
}

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
