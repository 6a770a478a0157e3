import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { experiment, type Review, withRequest } from '../support/admission-reviews.ts';
import { type RunningServer, startForTest } from '../support/running-server.ts';
import { call, MUTATE } from '../support/tls-client.ts';
import { libraryApplier } from './applying/library-applier.ts';
import { judge } from './judge.ts';
import type { Answer, Sent } from './oracles/exchange.ts';
import { WORLDS, type World } from './worlds.ts';
import { added, audit, error, replaced, response, STATUS_PATH, type Tampered, volume, WRONG } from './wrong-answers.ts';

const [WORLD] = WORLDS as [World];
let server: RunningServer;
beforeAll(async () => {
  server = await startForTest({ configuration: WORLD.configuration });
});
afterAll(() => server[Symbol.asyncDispose]());

const sentOf = (review: unknown, path = MUTATE): Sent => ({ path, body: Buffer.from(JSON.stringify(review)) });
const ask = ({ path, body }: Sent): Promise<Answer> => call({ port: server.ports.webhook, path, body });

/** The rules that an answer breaks, if these are the answers to the first and to the second question. */
async function rulesOf(sent: Sent, first: Tampered = (answer) => answer, second: Tampered = (answer) => answer) {
  const answer = first(await ask(sent));
  const again = async (next: Sent): Promise<Answer> => second(await ask(next));
  const findings = await judge({ world: WORLD, sent, answer }, { applier: libraryApplier(), ask: again });
  return findings.map(({ rule }) => rule);
}

const keptAnnotations: Review = withRequest(experiment(), {
  object: { ...experiment().request.object, metadata: { ...experiment().request.object.metadata, annotations: {} } },
});

describe('the judge of answers', () => {
  it('finds nothing in a right answer', async () => {
    expect(await rulesOf(sentOf(keptAnnotations))).toEqual([]);
  });

  it.each(WRONG)('says: %s', async (rule, wrong) => {
    expect(await rulesOf(sentOf(keptAnnotations), wrong)).toContain(rule);
  });

  it('asks for a refusal of what is no review', async () => {
    expect(await rulesOf(sentOf({}))).toEqual([]);
    expect(await rulesOf(sentOf({}), () => ({ status: 200, body: '{}' }))).toEqual(['200 instead of 400']);
  });

  it.each<readonly [string, Tampered]>([
    ['law 3: patched twice', added('/spec/volumes/-', volume({}))],
    ['law 3: another reason', audit({ reason: 'no_store' })],
    ['law 3: other warnings', response(() => ({ warnings: ['x'] }))],
    ['law 3: 500 in the second round', error(500, 'x')],
  ])('says of the second round: %s', async (rule, wrong) => {
    expect(await rulesOf(sentOf(keptAnnotations), undefined, wrong)).toContain(rule);
  });

  it('says that a pod changed that must be left alone', async () => {
    const web = { ...experiment().request.object, metadata: { labels: { app: 'web' } } };
    const sent = sentOf(withRequest(experiment(), { object: web }));
    expect(await rulesOf(sent)).toEqual([]);
    expect(await rulesOf(sent, added('/metadata/annotations', { a: 'b' }))).toContain(
      'a pod changed that must be left alone',
    );
  });

  it('says that a status was rewritten', async () => {
    const { metadata } = experiment().request.object;
    const annotations = { 'polyaxon-gcs-injector.io/status': 'forged' };
    const marked = { ...experiment().request.object, metadata: { ...metadata, annotations } };
    const sent = sentOf(withRequest(experiment(), { object: marked }));
    expect(await rulesOf(sent)).toEqual([]);
    expect(await rulesOf(sent, replaced(STATUS_PATH, 'x'))).toContain('law 2: something else changed');
  });
});
