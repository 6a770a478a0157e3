import { describe, expect, it } from 'vitest';
import { experiment, patched, withRequest } from '../../support/admission-reviews.ts';
import { startForTest } from '../../support/running-server.ts';
import { call } from '../../support/tls-client.ts';
import { refusal } from './status-bodies.ts';

const LIMIT_BYTES = 7 * 1024 * 1024;
const CHUNKED = { 'content-type': 'application/json', 'transfer-encoding': 'chunked' };

/** A review of exactly this many bytes. The padding is in `oldObject`, which the server does not read. */
function reviewOf(bytes: number): string {
  const bare = JSON.stringify(withRequest(experiment(), { oldObject: '' }));
  return JSON.stringify(withRequest(experiment(), { oldObject: 'x'.repeat(bytes - Buffer.byteLength(bare)) }));
}

describe('the size of a body', () => {
  it.each([
    ['with a Content-Length', undefined],
    ['in chunks', CHUNKED],
  ])('may be 7 MiB, sent %s', async (_how, headers) => {
    await using server = await startForTest();
    const body = reviewOf(LIMIT_BYTES);
    const answer = await call({ port: server.ports.webhook, body, ...(headers && { headers }) });
    expect(answer.status).toBe(200);
    expect(() => patched(experiment(), JSON.parse(answer.body).response)).not.toThrow();
  });

  it.each([
    ['with a Content-Length', undefined],
    ['in chunks', CHUNKED],
  ])('is refused with 413 one byte above, sent %s', async (_how, headers) => {
    await using server = await startForTest();
    const body = reviewOf(LIMIT_BYTES + 1);
    const answer = await call({ port: server.ports.webhook, body, ...(headers && { headers }) });
    expect(refusal(answer, 413)).toBe('the request body is above 7 MiB');
  });
});
