import type { Pod } from '../../../src/kubernetes/pod.ts';
import { levelsOf } from './levels.ts';
import { isPodOnWire } from './pod-wire.ts';
import { flag, isRecord, maybe, own, struct, text, type Wire } from './wire.ts';

/** A review, so far as the product must read it. */
export interface Review {
  readonly request: {
    readonly uid: string;
    readonly operation: string;
    readonly resource: { readonly group: string; readonly version: string; readonly resource: string };
    readonly subResource?: string;
    readonly namespace?: string;
    readonly object?: unknown;
  };
}

/** What must be answered to a body. */
export type Expected =
  | { readonly kind: 'refused' }
  | { readonly kind: 'not a creation'; readonly review: Review }
  | { readonly kind: 'pod'; readonly review: Review; readonly pod: Pod };

const DEEPEST = 512;

const upTo =
  (most: number): Wire =>
  (value) =>
    text(value) && [...(value as string)].length <= most;
const absentOr =
  (wire: Wire): Wire =>
  (value) =>
    value === undefined || wire(value);
const nonEmpty: Wire = (value) => value !== '';
const both =
  (one: Wire, other: Wire): Wire =>
  (value) =>
    one(value) && other(value);

const group = { group: text, version: text };
const isRequest = struct({
  uid: both(upTo(253), nonEmpty),
  kind: struct({ ...group, kind: text }),
  resource: struct({ ...group, resource: text }),
  subResource: absentOr(text),
  name: absentOr(upTo(253)),
  namespace: absentOr(upTo(63)),
  operation: text,
  dryRun: maybe(flag),
});

export function expectedOf(body: Buffer): Expected {
  const review = reviewIn(body.toString());
  if (review === undefined) return { kind: 'refused' };
  const { object } = review.request;
  if (!isPodCreation(review)) return { kind: 'not a creation', review };
  return isPodOnWire(object) ? { kind: 'pod', review, pod: object as Pod } : { kind: 'refused' };
}

function reviewIn(json: string): Review | undefined {
  const value = parsed(json);
  return isReview(value) && levelsOf(json) <= DEEPEST ? value : undefined;
}

const isReview = (value: unknown): value is Review =>
  isRecord(value) &&
  own(value, 'apiVersion') === 'admission.k8s.io/v1' &&
  own(value, 'kind') === 'AdmissionReview' &&
  isRequest(own(value, 'request'));

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function isPodCreation({ request: { operation, subResource, resource } }: Review): boolean {
  const { group: of, version, resource: kind } = resource;
  return operation === 'CREATE' && !subResource && of === '' && version === 'v1' && kind === 'pods';
}
