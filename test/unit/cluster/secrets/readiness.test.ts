import { describe, expect, it } from 'vitest';
import { startApiServer } from '../../../support/api-server/start.ts';
import { FakeTime } from '../../../support/fake-time.ts';
import { lookAt } from '../../../support/looked-at.ts';

const PLACE = { name: 'gcs' };
const SOON = { timeout: 10_000, interval: 2 };

describe('readiness', () => {
  it('waits until each watch has synced, and later watches do not end it', async () => {
    await using api = await startApiServer();
    const release = api.hold();
    using seen = lookAt(api.config, [PLACE, { name: 'more' }]);
    expect(seen.view.whyNotReady()).toBe('2 of 2 watches of Secrets have not synced yet');
    release();
    await expect.poll(() => seen.view.whyNotReady(), SOON).toBeUndefined();
    api.hold();
    seen.view.watch([PLACE, { name: 'later' }]);
    expect([seen.view.whyNotReady(), seen.known('team')]).toEqual([undefined, { gcs: 'missing', later: 'unknown' }]);
  });

  it('does not wait for forbidden watches', async () => {
    await using api = await startApiServer();
    api.refuse(403);
    using seen = lookAt(api.config, [PLACE]);
    await expect.poll(() => seen.view.whyNotReady(), SOON).toBeUndefined();
  });

  it('waits at most half a minute for an API server that does not answer', async () => {
    await using api = await startApiServer();
    api.refuse(503);
    const time = new FakeTime();
    using seen = lookAt(api.config, [PLACE], { time });
    await expect.poll(() => seen.metric('secret_watch_failures_total'), SOON).toEqual({ failed: 1 });
    time.pass(29_000);
    expect(seen.view.whyNotReady()).toBeDefined();
    time.pass(1000);
    expect(seen.view.whyNotReady()).toBeUndefined();
  });

  it('needs no watch if the configuration names no Secret', async () => {
    await using api = await startApiServer();
    using seen = lookAt(api.config, []);
    expect([seen.view.whyNotReady(), api.requests]).toEqual([undefined, []]);
  });
});
