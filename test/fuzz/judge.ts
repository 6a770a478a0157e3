import type { Pod } from '../../src/kubernetes/pod.ts';
import type { Applier } from './applying/applier.ts';
import { type Expected, expectedOf, type Review } from './model/expected.ts';
import { kindOf } from './model/run.ts';
import { additionFindings } from './oracles/additions.ts';
import { changesOf } from './oracles/changes.ts';
import type { Answer, Exchange, Sent } from './oracles/exchange.ts';
import { type Finding, finding, unless } from './oracles/finding.ts';
import { volumeFindings } from './oracles/key-volumes.ts';
import { refusalFindings } from './oracles/refusal.ts';
import { type Response, responseFindings, responseIn } from './oracles/response.ts';
import { textFindings } from './oracles/rewritten-texts.ts';
import { secondRoundFindings } from './oracles/second-round.ts';
import { secrecyFindings } from './oracles/secrecy.ts';
import { statusFindings } from './oracles/status.ts';

export interface JudgedBy {
  readonly applier: Applier;
  /** For the second round. */
  readonly ask: (sent: Sent) => Promise<Answer>;
}

/** Every rule that an answer breaks. */
export async function judge(exchange: Exchange, by: JudgedBy): Promise<readonly Finding[]> {
  const { sent, answer } = exchange;
  const expected = expectedOf(sent.body);
  if (answer.status !== 200) return notAnswered(expected, exchange);
  if (expected.kind === 'refused') return [finding('200 instead of 400', answer.body)];
  const response = responseIn(answer.body);
  if (response === undefined) return [finding('an answer without a response', answer.body)];
  return [
    ...responseFindings(response, expected.review.request.uid, exchange),
    ...secrecyFindings('the answer', spokenIn(response)),
    ...(expected.kind === 'pod'
      ? await patchFindings(expected, response, exchange, by)
      : unless(response.patch === undefined, 'a patch for what is not created')),
  ];
}

const spokenIn = ({ warnings, status, auditAnnotations }: Response): string =>
  JSON.stringify([warnings, status, auditAnnotations]);

/** A pod with so many containers that its patch is larger than what can be stored may be refused. */
const CROWD = 500;

function notAnswered(expected: Expected, { answer: { status, body } }: Exchange): readonly Finding[] {
  const isCrowd = expected.kind === 'pod' && status === 413 && expected.pod.spec.containers.length > CROWD;
  const wanted = expected.kind === 'refused' ? 400 : 200;
  return [
    ...unless(status === wanted || isCrowd, `${status} instead of ${wanted}`, body),
    ...(status === 0 ? [] : refusalFindings(status, body)),
    ...secrecyFindings('an error', body),
  ];
}

const NO_PATCH = '[]';

async function patchFindings(
  { review, pod }: { readonly review: Review; readonly pod: Pod },
  response: Response,
  exchange: Exchange,
  { applier, ask }: JudgedBy,
): Promise<readonly Finding[]> {
  const patch = response.patch === undefined ? NO_PATCH : Buffer.from(response.patch, 'base64').toString();
  const applied = patch === NO_PATCH ? { object: undefined } : await applier.apply(JSON.stringify(pod), patch);
  if ('error' in applied) return [finding('the patch does not apply', applied.error)];
  const after: Pod = applied.object === undefined ? pod : JSON.parse(applied.object);
  const changes = changesOf(pod, after);
  const { result = '', reason = '' } = response.auditAnnotations;
  const kind = kindOf(pod, review.request.namespace ?? '');
  return [
    ...additionFindings(pod, after, changes),
    ...textFindings(changes),
    ...volumeFindings(pod, changes, exchange.world),
    ...statusFindings(pod, changes, { kind, isAllowed: response.allowed, reason }),
    ...secrecyFindings('the status', String(changes.status)),
    ...unless(changes.isInjection === (result === 'injected'), 'law 7: the result does not match the patch', result),
    ...(changes.isEmpty
      ? []
      : secondRoundFindings(response, await ask({ ...exchange.sent, body: withObject(review, after) }))),
  ];
}

const withObject = (review: Review, object: Pod): Buffer =>
  Buffer.from(JSON.stringify({ ...review, request: { ...review.request, object } }));
