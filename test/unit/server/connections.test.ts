import { Agent } from 'node:https';
import { describe, expect, it } from 'vitest';
import { WEBHOOK_BOUNDS } from '../../../src/server/bounds.ts';
import { buildWebhook } from '../../../src/server/webhook.ts';
import { createLogger } from '../../../src/telemetry/logger.ts';
import { createMetrics } from '../../../src/telemetry/metrics.ts';
import { answerTo, experiment, patched, send, withRequest } from '../../support/admission-reviews.ts';
import { CERTIFICATES, startForTest } from '../../support/running-server.ts';
import { WrittenLines } from '../../support/written-lines.ts';

const numbered = (number: number) => withRequest(experiment(), { uid: `uid-${number}` });

describe('connections to the webhook', () => {
  it('are all answered if 200 requests come on 200 of them at once', async () => {
    await using server = await startForTest({ logLevel: 'warn' });
    const uids = Array.from({ length: 200 }, (_, index) => `uid-${index}`);
    const answers = await Promise.all(uids.map((_uid, index) => answerTo(server.ports.webhook, numbered(index))));
    expect(answers.map(({ uid }) => uid)).toEqual(uids);
    expect(new Set(answers.map(({ patch }) => patch)).size).toBe(1);
    for (const answer of answers) expect(() => patched(experiment(), answer)).not.toThrow();
  });

  it('are kept for 100 requests one after another', async () => {
    await using server = await startForTest({ logLevel: 'warn' });
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const reused: boolean[] = [];
    for (let number = 0; number < 100; number += 1) {
      const answer = await send(server.ports.webhook, numbered(number), { agent });
      expect(JSON.parse(answer.body).response.uid).toBe(`uid-${number}`);
      reused.push(answer.reusedSocket);
    }
    expect(reused).toEqual([false, ...Array(99).fill(true)]);
    agent.destroy();
  });

  it("are kept longer than the API server's 90 s", async () => {
    const { server } = buildWebhook({
      identity: { keyPair: CERTIFICATES, clientCa: undefined },
      bounds: WEBHOOK_BOUNDS,
      pathSecrets: [],
      inputFor: () => expect.unreachable(),
      log: createLogger('fatal', new WrittenLines()),
      metrics: createMetrics(),
      isDraining: () => false,
    });
    expect(server.keepAliveTimeout).toBeGreaterThan(90_000);
  });
});
