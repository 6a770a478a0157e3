import type { Report } from './report.ts';

type Lists = Omit<Report, 'objects'>;

/** The lists of a report while they still grow. */
export type Ledger = { readonly [List in keyof Lists]: Lists[List][number][] };

export function createLedger(): Ledger {
  return {
    tokensMinted: [],
    tokensRejected: [],
    authFailures: [],
    calls: [],
    refusedConnects: [],
    plainRequests: [],
    unhandled: [],
    malformed: [],
  };
}
