import { describe, expect, it } from 'vitest';
import { experiment, send, withPod, withRequest } from '../../support/admission-reviews.ts';
import { startForTest } from '../../support/running-server.ts';
import { call } from '../../support/tls-client.ts';
import { refusal } from './status-bodies.ts';

const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
const TOO_DEEP = 'the body is nested deeper than 512 levels';

/** Places in a review, and a review with the text DEEP there. */
const PLACES: readonly (readonly [string, string])[] = [
  ['is nothing else', '"DEEP"'],
  ['has the depth in its envelope', JSON.stringify(withRequest(experiment(), { options: 'DEEP' }))],
  ['has the depth in a member of the pod', JSON.stringify(withPod(experiment(), { status: 'DEEP' }))],
  ['has the depth in place of the pod', JSON.stringify(withRequest(experiment(), { object: 'DEEP' }))],
];

describe('a body that is nested too deep', () => {
  it.each(PLACES)('is refused before it is parsed if it %s', async (_where, body) => {
    await using server = await startForTest();
    for (const levels of [520, 100_000, 3_000_000]) {
      const answer = await call({ port: server.ports.webhook, body: body.replace('"DEEP"', nested(levels)) });
      expect(refusal(answer, 400)).toBe(TOO_DEEP);
    }
    expect((await send(server.ports.webhook, experiment())).status).toBe(200);
  });

  it('is refused even if it is no JSON', async () => {
    await using server = await startForTest();
    expect(refusal(await call({ port: server.ports.webhook, body: '['.repeat(1000) }), 400)).toBe(TOO_DEEP);
  });
});

describe('a body at the limit of depth', () => {
  it('is answered if an unknown member of the pod is that deep', async () => {
    await using server = await startForTest();
    const body = JSON.stringify(withPod(experiment(), { status: 'DEEP' })).replace('"DEEP"', nested(500));
    expect((await call({ port: server.ports.webhook, body })).status).toBe(200);
  });

  it('is answered even if its strings hide a hundred thousand levels: no code descends into unknown objects', async () => {
    await using server = await startForTest();
    const hidden = `${'["]",'.repeat(100_000)}0${',"["]'.repeat(100_000)}`;
    const body = JSON.stringify(withPod(experiment(), { status: 'DEEP' })).replace('"DEEP"', hidden);
    expect((await call({ port: server.ports.webhook, body })).status).toBe(200);
  });
});

describe('a body of too many objects', () => {
  it('is refused before it is parsed', async () => {
    await using server = await startForTest();
    const body = `[${'{},'.repeat(300_000)}{}]`;
    expect(refusal(await call({ port: server.ports.webhook, body }), 400)).toBe(
      'the body has more than 250000 objects and lists',
    );
  });
});
