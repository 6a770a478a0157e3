import { expect } from 'vitest';
import type { Report } from '../../../lab/google/record/report.ts';
import type { Outcome } from './run-client.ts';

/** google-auth asks for it after each token, and accepts 404. */
const IS_TOLERATED = /\/allowedLocations$/;

/** Google issued tokens for this run's key, accepted each call with one, and saw nothing else. */
export function expectAuthenticated(outcome: Pick<Outcome, 'report'>): void {
  expectServed(outcome);
  expect(outcome.report.tokensMinted.length).toBeGreaterThan(0);
}

/** Google accepted each call as an account's, and saw nothing else. */
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

/** The client sent no token and was refused. Nothing reached a bucket. */
export function expectAnonymous({ report }: Outcome): void {
  const { tokensMinted, tokensRejected, objects, authFailures } = report;
  expect({ tokensMinted, tokensRejected, objects }).toEqual({ tokensMinted: [], tokensRejected: [], objects: [] });
  expect(new Set(authFailures.map(({ why }) => why))).toEqual(new Set(['no_token']));
}

/** The client never called Google, or could not. Nothing reached a bucket. */
export function expectNoContact({ report }: Outcome): void {
  const { tokensMinted, tokensRejected, objects, calls } = report;
  expect({ tokensMinted, tokensRejected, objects, calls }).toEqual({
    tokensMinted: [],
    tokensRejected: [],
    objects: [],
    calls: [],
  });
}

/** The client read the mounted key. Google refused its signature, and nothing reached a bucket. */
export function expectKeyRefused({ report }: Outcome): void {
  const { tokensMinted, tokensRejected, objects } = report;
  expect({ tokensMinted, objects }).toEqual({ tokensMinted: [], objects: [] });
  expect(new Set(tokensRejected.map(({ reason }) => reason))).toEqual(new Set(['bad_signature']));
}

/** The same for a client that signs its tokens itself. */
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
