import type { RefusalCode } from '../http/refusal.ts';

export const FAULT_STATUSES = {
  401: 'bad_credentials',
  403: 'forbidden',
  404: 'not_found',
  429: 'rate_limited',
  503: 'unavailable',
} as const satisfies Record<number, RefusalCode>;

/** Which calls a fault hits. Plain data, so that it can also be posted to the control endpoint. */
export interface FaultTarget {
  readonly method?: string;
  /** A regular expression for the host, path and query, as in `storage.googleapis.com/upload/…?uploadType=media`. */
  readonly matches?: string;
  /** The first of the matching calls that is hit; 1 unless told. */
  readonly nth?: number;
  /** How many calls are hit from there on; 1 unless told. */
  readonly times?: number;
}

export type FaultEffect =
  | { readonly effect: 'status'; readonly status: keyof typeof FAULT_STATUSES }
  /** Tears the connection down after so many bytes of the request's body; 0 unless told. */
  | { readonly effect: 'reset'; readonly afterBytes?: number }
  | { readonly effect: 'slow'; readonly milliseconds: number }
  /** Ends every token that was given out before this call, which is then judged like any other. */
  | { readonly effect: 'expire' };

export type Fault = FaultTarget & FaultEffect;
