import type { Creation, Outcome } from './creation.ts';
import type { Call, Moment } from './took.ts';

/** A moment on a machine that stalls for a share of the time: 0 is a quiet one, 1 one without a free CPU. */
export const at = (atMs: number, stalledShare = 0): Moment => ({ atMs, stalledMs: atMs * stalledShare });

export const call = (sentMs: number, endedMs: number, stalledShare = 0): Call => ({
  sent: at(sentMs, stalledShare),
  ended: at(endedMs, stalledShare),
});

export const INJECTED: Outcome = { kind: 'injected', outputs: 'gs://first/run' };

const CALLING =
  '500 Internal error occurred: failed calling webhook "fail-closed.polyaxon-gcs-injector.io": failed to call';
const WEBHOOK = `${CALLING} webhook: Post "https://plx.injector-system.svc:443/mutate--v1-pod?timeout=5s"`;

export const refused = (why: string): Outcome => ({ kind: 'refused', why });

/** As API servers word it. */
export const REFUSALS = {
  nobodyThere: refused(`${WEBHOOK}: dial tcp 10.96.166.87:443: connect: connection refused`),
  broken: refused(`${WEBHOOK}: EOF`),
  brokenIdle: refused(`${WEBHOOK}: http: server closed idle connection`),
  brokenInUse: refused(`${WEBHOOK}: use of closed network connection`),
  untrusted: refused(`${WEBHOOK}: tls: failed to verify certificate: x509: certificate signed by unknown authority`),
  noAnswer: refused(`${WEBHOOK}: context deadline exceeded`),
  tooBusy: refused('504 Timeout: request did not complete within requested timeout - context deadline exceeded'),
};

export const creation = (outcome: Outcome, made: Call): Creation => ({ ...outcome, ...made });

/** This many injected runs, one each 20 ms from the start. Each takes 10 ms. */
export const injectedRuns = (count: number, stalledShare = 0): readonly Creation[] =>
  Array.from({ length: count }, (_, index) => creation(INJECTED, call(index * 20, index * 20 + 10, stalledShare)));
