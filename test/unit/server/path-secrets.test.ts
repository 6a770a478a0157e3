import { describe, expect, it } from 'vitest';
import { askedPath } from '../../../src/server/paths.ts';
import { answerTo, experiment, send } from '../../support/admission-reviews.ts';
import { startForTest } from '../../support/running-server.ts';
import { call, IGNORE_MUTATE, MUTATE } from '../../support/tls-client.ts';
import { refusal } from './status-bodies.ts';

const SECRET = 'Zm9vYmFyYmF6cXV4cXV1eA';
const FORMER = 'b2xkc2VjcmV0b2xkc2VjcmV0';
const SECRETS = [SECRET, FORMER];

describe('the path that a URL asks for', () => {
  it.each([
    [MUTATE, [], MUTATE],
    [`${IGNORE_MUTATE}?timeout=5s`, [], IGNORE_MUTATE],
    ['/mutate', [], undefined],
    ['/toString', [], undefined],
    [`/${SECRET}${MUTATE}`, [], undefined],
    [`/${SECRET}${MUTATE}?timeout=5s`, SECRETS, MUTATE],
    [`/${FORMER}${IGNORE_MUTATE}`, SECRETS, IGNORE_MUTATE],
    [MUTATE, SECRETS, undefined],
    [IGNORE_MUTATE, SECRETS, undefined],
    [`/${SECRET}`, SECRETS, undefined],
    [`/${SECRET}x${MUTATE}`, SECRETS, undefined],
    [`/${SECRET.slice(1)}${MUTATE}`, SECRETS, undefined],
    [`//${SECRET}${MUTATE}`, SECRETS, undefined],
    [`/x?/${SECRET}${MUTATE}`, SECRETS, undefined],
    ['', SECRETS, undefined],
  ])('for %j with the secrets %j is %j', (url, secrets, path) => {
    expect(askedPath(url, secrets)).toBe(path);
  });
});

describe('a webhook whose path is secret', () => {
  it.each(SECRETS)('answers a caller that knows the path', async (secret) => {
    await using server = await startForTest({ pathSecrets: SECRETS });
    for (const path of [MUTATE, IGNORE_MUTATE]) {
      const response = await answerTo(server.ports.webhook, experiment(), { path: `/${secret}${path}?timeout=5s` });
      expect(response.allowed).toBe(true);
    }
  });

  it.each([MUTATE, `/${'x'.repeat(SECRET.length)}${MUTATE}`, `/${'x'.repeat(1000)}${MUTATE}`, `/${SECRET}/x`, '/'])(
    'does not know the path %s, and reveals none',
    async (path) => {
      await using server = await startForTest({ pathSecrets: SECRETS });
      const answer = await send(server.ports.webhook, experiment(), { path });
      expect(refusal(answer, 404)).toBe('no such path');
      expect(server.written.admissions).toEqual([]);
    },
  );

  it('keeps it out of the log (at the finest level), the metrics and the answers', async () => {
    await using server = await startForTest({ pathSecrets: SECRETS, logLevel: 'trace' });
    const path = `/${SECRET}${MUTATE}`;
    const answers = [
      await send(server.ports.webhook, experiment(), { path }),
      await send(server.ports.webhook, {}, { path }),
      await call({ port: server.ports.webhook, path: `${path}/x`, body: '{}' }),
      await call({ port: server.ports.webhook, path, method: 'GET' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 400, 404, 405]);
    const told = server.written.text + (await server.metrics.registry.metrics()) + JSON.stringify(answers);
    expect(told).not.toContain(SECRET);
    expect(told).toContain(`webhook="${MUTATE}"`);
  });
});
