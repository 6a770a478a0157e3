import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import type { KeyPair } from '../../../src/certificates/key-pair.ts';
import { portOf } from '../../../src/server/listener.ts';
import { startServers } from '../../../src/server/servers.ts';
import { createLogger } from '../../../src/telemetry/logger.ts';
import { createMetrics } from '../../../src/telemetry/metrics.ts';
import { WrittenLines } from '../../support/written-lines.ts';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server.address());
  server.close();
  await once(server, 'close');
  return port;
}

const readyz = (port: number): Promise<string> =>
  fetch(`http://127.0.0.1:${port}/readyz`, { headers: { connection: 'close' } }).then(
    (answer) => answer.text(),
    String,
  );

it.each([
  [undefined, 'not ready: starting\n'],
  ['there is no secrets "injector-ca"', 'not ready: there is no secrets "injector-ca"\n'],
])('a server without a certificate says what it waits for: %s', async (why, text) => {
  const keyPair = Promise.withResolvers<KeyPair>();
  const health = await freePort();
  const servers = startServers({
    keyPair: keyPair.promise,
    whyNotReady: () => why,
    inputFor: () => {
      throw new Error('no admission is asked for');
    },
    log: createLogger('fatal', new WrittenLines()),
    metrics: createMetrics(),
    webhook: { host: '127.0.0.1', port: 0 },
    health: { host: '127.0.0.1', port: health },
    metricsAt: { host: '127.0.0.1', port: 0 },
  });
  await expect.poll(() => readyz(health)).toBe(text);
  keyPair.reject(new Error('the end of the test'));
  await expect(servers).rejects.toThrow('the end of the test');
});
