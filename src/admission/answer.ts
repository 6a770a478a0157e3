import type { Decision } from '../injection/decide.ts';
import { adviceFor, explain } from '../injection/reasons.ts';
import { line } from '../text/line.ts';

const NAME = 'polyaxon-gcs-injector';

/** An answer in the form of `admission.k8s.io/v1`. */
export interface AdmissionAnswer {
  readonly apiVersion: 'admission.k8s.io/v1';
  readonly kind: 'AdmissionReview';
  readonly response: {
    readonly uid: string;
    readonly allowed: boolean;
    /** The operations in base64. The API server refuses a `patch` without a `patchType`, and the reverse. */
    readonly patch?: string;
    readonly patchType?: 'JSONPatch';
    readonly warnings?: readonly string[];
    readonly auditAnnotations: Readonly<Record<string, string>>;
    readonly status?: { readonly code: number; readonly message: string };
  };
}

export interface Decided {
  readonly decision: Decision;
  /** The operations as JSON; empty if there are none. */
  readonly patch: string;
  readonly configHash: string;
}

/** The answer to one request. Nothing else sets the uid. */
export function answer(uid: string, { decision, patch, configHash }: Decided): AdmissionAnswer {
  const { result, reason, warnings } = decision;
  return {
    apiVersion: 'admission.k8s.io/v1',
    kind: 'AdmissionReview',
    response: {
      uid,
      allowed: result !== 'denied',
      ...(patch === '' ? {} : { patchType: 'JSONPatch', patch: base64(patch) }),
      ...(warnings.length === 0 ? {} : { warnings }),
      auditAnnotations: { result, reason, config: configHash },
      ...(result === 'denied' ? { status: { code: 403, message: denial(decision) } } : {}),
    },
  };
}

/** A Secret's name and its key can be text of the pod. */
const denial = (decision: Decision): string =>
  `${NAME}: ${line(adviceFor(decision) ?? `${decision.reason}: ${explain(decision.reason)}`)}`;

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** The body of a failed request. The API server shows `message` to the user only in this form (`metav1.Status`). */
export interface StatusBody {
  readonly kind: 'Status';
  readonly apiVersion: 'v1';
  readonly metadata: Readonly<Record<string, never>>;
  readonly status: 'Failure';
  readonly message: string;
  readonly reason: string;
  readonly code: number;
}

const STATUS_REASONS: Readonly<Record<number, string>> = {
  400: 'BadRequest',
  404: 'NotFound',
  405: 'MethodNotAllowed',
  408: 'Timeout',
  413: 'RequestEntityTooLarge',
  415: 'UnsupportedMediaType',
  429: 'TooManyRequests',
  500: 'InternalError',
};

/** The status of a request that failed. A message can name a member of the body, and the author chooses that name. */
export const failure = (code: number, message: string): StatusBody => ({
  kind: 'Status',
  apiVersion: 'v1',
  metadata: {},
  status: 'Failure',
  message: `${NAME}: fault: ${line(message)}`,
  reason: STATUS_REASONS[code] ?? (code < 500 ? 'BadRequest' : 'InternalError'),
  code,
});
