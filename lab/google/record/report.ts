import type { RejectionReason } from '../accounts/token-rejection.ts';

export interface MintedToken {
  readonly account: string;
  readonly audience: string;
  readonly scope: string;
  readonly userAgent: string;
}

export interface RejectedToken {
  readonly reason: RejectionReason;
  readonly description: string;
  readonly issuer: string;
  readonly userAgent: string;
}

export interface AuthFailure {
  readonly why: 'no_token' | 'unknown_token' | 'expired_token' | 'not_granted';
  readonly method: string;
  readonly host: string;
  readonly target: string;
  readonly userAgent: string;
}

export interface SeenCall {
  readonly method: string;
  readonly host: string;
  readonly target: string;
  /** The status that was sent, or the end of a call that got none. */
  readonly status: number | 'reset' | 'aborted';
  /** The account of the call's token. */
  readonly account?: string;
  /** True if an injected fault decided the answer. */
  readonly faulted?: true;
  readonly userAgent: string;
}

export interface ObjectSummary {
  readonly bucket: string;
  readonly name: string;
  readonly size: number;
  readonly contentType: string;
  readonly crc32c: string;
  readonly generation: string;
}

/** Everything that one instance saw, in order. */
export interface Report {
  readonly tokensMinted: readonly MintedToken[];
  readonly tokensRejected: readonly RejectedToken[];
  readonly authFailures: readonly AuthFailure[];
  readonly calls: readonly SeenCall[];
  /** Targets of CONNECT that are not Google's: nothing may leave a test. */
  readonly refusedConnects: readonly string[];
  /** Requests without CONNECT, such as a look for the metadata server. */
  readonly plainRequests: readonly string[];
  /** Calls of Google's hosts that this fake does not know: a client needs more than it serves. */
  readonly unhandled: readonly string[];
  /** What is neither valid TLS nor valid HTTP. */
  readonly malformed: readonly string[];
  readonly objects: readonly ObjectSummary[];
}
