import { describe, it } from 'vitest';
import { lookAt } from '../../support/looked-at.ts';
import { isWatch, startFakeApiServer } from './fake-api-server.ts';

const PLACE = { name: 'gcs' };
const IN_TEAM = { name: 'gcs', namespace: 'team', data: { readme: '' } };
const KNOWN = { gcs: { readme: 'not_a_key_file' } };
const SOON = { timeout: 10_000, interval: 10 };

// They wait for most of their time.
describe.concurrent('a watch of Secrets that ends', () => {
  it('knows nothing while it is cut off, and what changed meanwhile soon after', async ({ expect }) => {
    await using api = await startFakeApiServer();
    api.put(IN_TEAM);
    using seen = lookAt(api.config, [PLACE]);
    await expect.poll(() => seen.known('team'), SOON).toEqual(KNOWN);
    api.refuse(500);
    api.endWatches('lost');
    await expect.poll(() => seen.known('team'), SOON).toEqual({ gcs: 'unknown' });
    api.remove(IN_TEAM);
    api.refuse(undefined);
    await expect.poll(() => seen.known('team'), SOON).toEqual({ gcs: 'missing' });
    expect(seen.written.entries.at(-1)).toMatchObject({ secret: '*/gcs', msg: 'Secret is watched again' });
  });

  it('knows nothing until the API server has answered it', async ({ expect }) => {
    await using api = await startFakeApiServer();
    const release = api.hold('watches');
    using seen = lookAt(api.config, [PLACE]);
    await expect.poll(() => api.requests.filter(isWatch), SOON).toHaveLength(1);
    api.put(IN_TEAM);
    expect([seen.known('team'), await seen.metric('secret_watches')]).toEqual([
      { gcs: 'unknown' },
      { synced: 0, pending: 1, forbidden: 0 },
    ]);
    release();
    await expect.poll(() => seen.metric('secret_watches'), SOON).toMatchObject({ synced: 1 });
  });

  it('goes on from where it was when it is ended, however often, and says nothing is missing meanwhile', async ({
    expect,
  }) => {
    await using api = await startFakeApiServer();
    using seen = lookAt(api.config, [PLACE]);
    for (const ended of [1, 2]) {
      await expect.poll(() => [api.watches().ever, seen.known('team')], SOON).toEqual([ended, { gcs: 'missing' }]);
      api.endWatches('over');
      await expect.poll(() => seen.known('team'), SOON).toEqual({ gcs: 'unknown' });
    }
    api.put(IN_TEAM);
    await expect.poll(() => seen.known('team'), SOON).toEqual(KNOWN);
    expect(api.requests.filter((request) => !isWatch(request))).toHaveLength(1);
    expect(seen.written.entries).toEqual([]);
  });

  it('that stood for long and is over is begun anew at once', async ({ expect }) => {
    await using api = await startFakeApiServer();
    let now = Date.now();
    using seen = lookAt(api.config, [PLACE], { clock: () => new Date(now) });
    const began = performance.now();
    for (const opened of [1, 2, 3, 4, 5]) {
      await expect.poll(() => [api.watches().ever, seen.known('team')], SOON).toEqual([opened, { gcs: 'missing' }]);
      now += 30_000;
      api.endWatches('over');
    }
    // Those that came to nothing would wait for 7.5 seconds at least.
    expect(performance.now() - began).toBeLessThan(7000);
  });

  it('lists anew where the API server no longer knows what came since', async ({ expect }) => {
    await using api = await startFakeApiServer();
    using seen = lookAt(api.config, [PLACE]);
    for (const [ended, how] of (['over', 'expired'] as const).entries()) {
      await expect.poll(() => [api.watches().ever, seen.known('team')], SOON).toEqual([ended + 1, { gcs: 'missing' }]);
      api.endWatches(how);
    }
    await expect.poll(() => seen.known('team'), SOON).toEqual({ gcs: 'unknown' });
    api.put(IN_TEAM);
    await expect.poll(() => seen.known('team'), SOON).toEqual(KNOWN);
    expect(api.requests.filter((request) => !isWatch(request))).toHaveLength(2);
    expect(seen.written.entries[0]).toMatchObject({ why: 'the API server answered 410' });
  });

  it('asks to be told that it stands, to be ended after minutes, and is begun anew when it is silent', async ({
    expect,
  }) => {
    await using api = await startFakeApiServer();
    using _patient = lookAt(api.config, [PLACE]);
    await expect.poll(() => api.watches(), SOON).toEqual({ open: 1, ever: 1 });
    const { searchParams = new URLSearchParams() } = api.requests.find(isWatch) ?? {};
    expect(searchParams.get('allowWatchBookmarks')).toBe('true');
    expect(Number(searchParams.get('timeoutSeconds'))).toBeGreaterThanOrEqual(300);
    expect(Number(searchParams.get('timeoutSeconds'))).toBeLessThanOrEqual(600);
    using seen = lookAt(api.config, [PLACE], { life: { seconds: 300, silentMs: 200 } });
    await expect.poll(() => api.watches().ever, SOON).toBeGreaterThan(3);
    expect(seen.written.entries).toEqual([]);
  });

  it('that is refused never stood, though its list was given', async ({ expect }) => {
    await using api = await startFakeApiServer();
    api.refuse(500, 'watches');
    using seen = lookAt(api.config, [PLACE]);
    await expect.poll(() => seen.metric('secret_watch_failures_total'), SOON).toEqual({ failed: 2 });
    expect(seen.written.entries.map(({ level }) => level)).toEqual(['warn', 'debug']);
  });

  it('that is never answered has failed', async ({ expect }) => {
    await using api = await startFakeApiServer();
    api.hold('watches');
    using seen = lookAt(api.config, [PLACE], { life: { seconds: 300, silentMs: 200 } });
    await expect.poll(() => seen.metric('secret_watch_failures_total'), SOON).toEqual({ failed: 1 });
    expect(seen.known('team')).toEqual({ gcs: 'unknown' });
    expect(seen.written.entries[0]).toMatchObject({ why: 'TimeoutError' });
  });

  it('that fails is tried again later each time', async ({ expect }) => {
    await using api = await startFakeApiServer();
    api.refuse(503);
    using seen = lookAt(api.config, [PLACE]);
    const failedAt = async (count: number): Promise<number> => {
      await expect.poll(() => seen.metric('secret_watch_failures_total'), SOON).toEqual({ failed: count });
      return performance.now();
    };
    const third = await failedAt(3);
    expect((await failedAt(4)) - third).toBeGreaterThan(1900);
  });
});
