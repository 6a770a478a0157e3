import { type Answer, emptyAnswer, jsonAnswer, xmlAnswer } from './answer.ts';

/** Why a call is refused. The called API decides on the form of the refusal. */
export type RefusalCode =
  | 'invalid'
  | 'bad_digest'
  | 'bad_credentials'
  | 'anonymous'
  | 'forbidden'
  | 'not_found'
  | 'no_bucket'
  | 'no_upload'
  | 'precondition_failed'
  | 'not_modified'
  | 'unsatisfiable_range'
  | 'rate_limited'
  | 'unavailable'
  | 'unimplemented';

export interface Refusal {
  readonly refused: RefusalCode;
  readonly message: string;
}

interface Wire {
  readonly status: number;
  readonly reason: string;
  readonly xmlCode: string;
  readonly grpcStatus: number;
  readonly location?: 'Authorization' | 'If-Match';
}

/**
 * JSON reasons, XML codes and gRPC numbers, paired as Google does. XML has its own status for a caller without a token.
 */
const WIRE = {
  invalid: { status: 400, reason: 'invalid', xmlCode: 'InvalidArgument', grpcStatus: 3 },
  bad_digest: { status: 400, reason: 'invalid', xmlCode: 'BadDigest', grpcStatus: 3 },
  bad_credentials: {
    status: 401,
    reason: 'authError',
    xmlCode: 'AuthenticationRequired',
    grpcStatus: 16,
    location: 'Authorization',
  },
  anonymous: { status: 401, reason: 'required', xmlCode: 'AccessDenied', grpcStatus: 16, location: 'Authorization' },
  forbidden: { status: 403, reason: 'forbidden', xmlCode: 'AccessDenied', grpcStatus: 7 },
  not_found: { status: 404, reason: 'notFound', xmlCode: 'NoSuchKey', grpcStatus: 5 },
  no_bucket: { status: 404, reason: 'notFound', xmlCode: 'NoSuchBucket', grpcStatus: 5 },
  no_upload: { status: 404, reason: 'notFound', xmlCode: 'NoSuchUpload', grpcStatus: 5 },
  precondition_failed: {
    status: 412,
    reason: 'conditionNotMet',
    xmlCode: 'PreconditionFailed',
    grpcStatus: 9,
    location: 'If-Match',
  },
  not_modified: { status: 304, reason: 'notModified', xmlCode: 'NotModified', grpcStatus: 10 },
  unsatisfiable_range: {
    status: 416,
    reason: 'requestedRangeNotSatisfiable',
    xmlCode: 'InvalidRange',
    grpcStatus: 11,
  },
  rate_limited: { status: 429, reason: 'rateLimitExceeded', xmlCode: 'SlowDown', grpcStatus: 8 },
  unavailable: { status: 503, reason: 'backendError', xmlCode: 'ServiceUnavailable', grpcStatus: 14 },
  unimplemented: { status: 501, reason: 'notImplemented', xmlCode: 'NotImplemented', grpcStatus: 12 },
} as const satisfies Record<RefusalCode, Wire>;

export function refuse(refused: RefusalCode, message: string): Refusal {
  return { refused, message };
}

export function isRefusal(value: object): value is Refusal {
  return 'refused' in value;
}

export function grpcStatus({ refused }: Refusal): number {
  return WIRE[refused].grpcStatus;
}

/** The refusal in the JSON API's form. */
export function jsonRefusal({ refused, message }: Refusal): Answer {
  const { status, reason, location }: Wire = WIRE[refused];
  if (status === 304) return emptyAnswer(status);
  const where = location && { locationType: 'header', location };
  const errors = [{ message, domain: 'global', reason, ...where }];
  return jsonAnswer(status, { error: { code: status, message, errors } }, challenge(status));
}

/** The refusal in the XML API's form. */
export function xmlRefusal({ refused, message }: Refusal): Answer {
  const wire = WIRE[refused];
  const status = refused === 'anonymous' ? 403 : wire.status;
  if (status === 304) return emptyAnswer(status);
  const answer = xmlAnswer(status, { name: 'Error' }, { Code: wire.xmlCode, Message: message });
  return { ...answer, headers: { ...answer.headers, ...challenge(status) } };
}

function challenge(status: number): Answer['headers'] {
  return status === 401 ? { 'www-authenticate': 'Bearer realm="https://accounts.google.com/"' } : {};
}
