import { describe, expect, it } from 'vitest';
import { lookAt } from '../../support/looked-at.ts';
import { startFakeApiServer } from './fake-api-server.ts';

const PLACE = { name: 'gcs' };
const SOON = { timeout: 10_000, interval: 10 };

describe('readiness', () => {
  it('waits until each watch has synced, and is not taken away by what is watched later', async () => {
    await using api = await startFakeApiServer();
    const release = api.hold('all');
    using seen = lookAt(api.config, [PLACE, { name: 'more' }]);
    expect(seen.view.whyNotReady()).toBe('2 of 2 watches of Secrets have not synced yet');
    release();
    await expect.poll(() => seen.view.whyNotReady(), SOON).toBeUndefined();
    api.hold('all');
    seen.view.watch([PLACE, { name: 'later' }]);
    expect([seen.view.whyNotReady(), seen.known('team')]).toEqual([undefined, { gcs: 'missing', later: 'unknown' }]);
  });

  it('does not wait for what is not allowed', async () => {
    await using api = await startFakeApiServer();
    api.refuse(403);
    using seen = lookAt(api.config, [PLACE]);
    await expect.poll(() => seen.view.whyNotReady(), SOON).toBeUndefined();
  });

  it('waits half a minute and no longer for an API server that does not answer', async () => {
    await using api = await startFakeApiServer();
    api.refuse(503);
    let now = Date.now();
    using seen = lookAt(api.config, [PLACE], { clock: () => new Date(now) });
    await expect.poll(() => seen.metric('secret_watch_failures_total'), SOON).toEqual({ failed: 1 });
    now += 29_000;
    expect(seen.view.whyNotReady()).toBeDefined();
    now += 1000;
    expect(seen.view.whyNotReady()).toBeUndefined();
  });

  it('needs no watch where the configuration names no Secret', async () => {
    await using api = await startFakeApiServer();
    using seen = lookAt(api.config, []);
    expect([seen.view.whyNotReady(), api.requests]).toEqual([undefined, []]);
  });
});
