import { expect } from 'vitest';
import type { Report } from '../../../lab/google/record/report.ts';
import type { Outcome } from './run-client.ts';

/** google-auth asks for it after each token, and takes 404 for an answer. */
const IS_TOLERATED = /\/allowedLocations$/;

/** Google gave tokens for this run's key, took each call that bore one, and nothing else was tried. */
export function expectAuthenticated(outcome: Pick<Outcome, 'report'>): void {
  expectServed(outcome);
  expect(outcome.report.tokensMinted.length).toBeGreaterThan(0);
}

/** Google took each call for one of an account's, and nothing else was tried. */
export function expectServed({ report }: Pick<Outcome, 'report'>): void {
  const { tokensRejected, authFailures } = report;
  expect({ tokensRejected, authFailures, ...unexpectedIn(report) }).toEqual({
    tokensRejected: [],
    authFailures: [],
    refusedConnects: [],
    plainRequests: [],
    unhandled: [],
    malformed: [],
  });
  expect(report.calls.filter(({ account }) => account !== undefined)).not.toEqual([]);
}

/** The client came without any token, was turned away, and nothing came to a bucket. */
export function expectAnonymous({ report }: Outcome): void {
  const { tokensMinted, tokensRejected, objects, authFailures } = report;
  expect({ tokensMinted, tokensRejected, objects }).toEqual({ tokensMinted: [], tokensRejected: [], objects: [] });
  expect(new Set(authFailures.map(({ why }) => why))).toEqual(new Set(['no_token']));
}

/** The client never turned to Google, or could not: nothing came to a bucket. */
export function expectNoContact({ report }: Outcome): void {
  const { tokensMinted, tokensRejected, objects, calls } = report;
  expect({ tokensMinted, tokensRejected, objects, calls }).toEqual({
    tokensMinted: [],
    tokensRejected: [],
    objects: [],
    calls: [],
  });
}

/** The mounted key was read and shown to Google, which refused its signature, and nothing came to a bucket. */
export function expectKeyRefused({ report }: Outcome): void {
  const { tokensMinted, tokensRejected, objects } = report;
  expect({ tokensMinted, objects }).toEqual({ tokensMinted: [], objects: [] });
  expect(new Set(tokensRejected.map(({ reason }) => reason))).toEqual(new Set(['bad_signature']));
}

/** The same of a client that signs its tokens itself. */
export function expectSignatureRefused({ report }: Outcome): void {
  const { tokensMinted, authFailures, objects } = report;
  expect({ tokensMinted, objects }).toEqual({ tokensMinted: [], objects: [] });
  expect(new Set(authFailures.map(({ why }) => why))).toEqual(new Set(['unknown_token']));
}

function unexpectedIn({ refusedConnects, plainRequests, unhandled, malformed }: Report) {
  return { refusedConnects, plainRequests, unhandled: unhandled.filter((call) => !IS_TOLERATED.test(call)), malformed };
}

/** The objects that a run left in a bucket, as text by name. */
export function textsIn(outcome: Pick<Outcome, 'objects'>, bucket: string): Readonly<Record<string, string>> {
  return Object.fromEntries(outcome.objects(bucket).map(({ name, content }) => [name, content.toString()]));
}
