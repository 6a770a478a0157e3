import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { experiment, send } from '../../support/admission-reviews.ts';
import { startServing } from '../../support/serving-process.ts';

const ROOT = join(import.meta.dirname, '../../..');
const INSPECTOR = 'http://127.0.0.1:9229/json';

describe('SIGUSR1, by which Node opens its inspector', () => {
  it.each([
    ['as it is', []],
    ["with the image's option", ['--disable-sigusr1']],
  ])('opens nothing in a running server, %s', async (_how, nodeOptions) => {
    await using server = await startServing([], { nodeOptions });
    server.signal('SIGUSR1');
    // The signal was sent first. So it was handled long before the last of these.
    for (let asked = 0; asked < 50; asked += 1) {
      expect((await send(server.ports.webhook, experiment())).status).toBe(200);
    }
    await expect(fetch(INSPECTOR)).rejects.toThrow();
  });

  it('is off in the image from the first moment', async () => {
    expect(await readFile(join(ROOT, 'Dockerfile'), 'utf8')).toMatch(/^ENTRYPOINT \["node", "--disable-sigusr1", /m);
  });
});
