import type { Decision } from '../injection/decide.ts';
import { adviceFor, explain } from '../injection/reasons.ts';

const NAME = 'polyaxon-gcs-injector';

/** An answer in the form of `admission.k8s.io/v1`. */
export interface AdmissionAnswer {
  readonly apiVersion: 'admission.k8s.io/v1';
  readonly kind: 'AdmissionReview';
  readonly response: {
    readonly uid: string;
    readonly allowed: boolean;
    /** Base64 of the operations. The API server refuses one of these two without the other. */
    readonly patch?: string;
    readonly patchType?: 'JSONPatch';
    readonly warnings?: readonly string[];
    readonly auditAnnotations: Readonly<Record<string, string>>;
    readonly status?: { readonly code: number; readonly message: string };
  };
}

/** The answer to one request: the only place that sets the uid. */
export function answer(uid: string, decision: Decision, configHash: string): AdmissionAnswer {
  const { result, reason, operations, warnings } = decision;
  return {
    apiVersion: 'admission.k8s.io/v1',
    kind: 'AdmissionReview',
    response: {
      uid,
      allowed: result !== 'denied',
      ...(operations.length === 0 ? {} : { patchType: 'JSONPatch', patch: base64(JSON.stringify(operations)) }),
      ...(warnings.length === 0 ? {} : { warnings }),
      auditAnnotations: { result, reason, config: configHash },
      ...(result === 'denied' ? { status: { code: 403, message: denial(decision) } } : {}),
    },
  };
}

const denial = (decision: Decision): string =>
  `${NAME}: ${adviceFor(decision) ?? `${decision.reason}: ${explain(decision.reason)}`}`;

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
  413: 'RequestEntityTooLarge',
  415: 'UnsupportedMediaType',
  500: 'InternalError',
};

export const failure = (code: number, message: string): StatusBody => ({
  kind: 'Status',
  apiVersion: 'v1',
  metadata: {},
  status: 'Failure',
  message: `${NAME}: fault: ${message}`,
  reason: STATUS_REASONS[code] ?? (code < 500 ? 'BadRequest' : 'InternalError'),
  code,
});
