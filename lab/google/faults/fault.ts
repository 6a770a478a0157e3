import type { RefusalCode } from '../http/refusal.ts';

export const FAULT_STATUSES = {
  401: 'bad_credentials',
  403: 'forbidden',
  404: 'not_found',
  429: 'rate_limited',
  503: 'unavailable',
} as const satisfies Record<number, RefusalCode>;

/** The calls that a fault hits. Plain data, so that a test can also post it to the control endpoint. */
export interface FaultTarget {
  readonly method?: string;
  /** A regular expression for host, path and query, such as `storage.googleapis.com/upload/…?uploadType=media`. */
  readonly matches?: string;
  /** The number of the first matching call that is hit; 1 by default. */
  readonly nth?: number;
  /** How many calls are hit from there on; 1 by default. */
  readonly times?: number;
}

export type FaultEffect =
  | { readonly effect: 'status'; readonly status: keyof typeof FAULT_STATUSES }
  /** Ends the connection after this many bytes of the request's body; 0 by default. */
  | { readonly effect: 'reset'; readonly afterBytes?: number }
  | { readonly effect: 'slow'; readonly milliseconds: number }
  /** Ends every token issued before this call. The call itself is then judged like any other. */
  | { readonly effect: 'expire' };

export type Fault = FaultTarget & FaultEffect;
