import { describe, expect, it } from 'vitest';
import { putSecret, removeSecret } from '../../../support/api-server/secret.ts';
import { LISTS, WATCHES } from '../../../support/api-server/start.ts';
import { IN_TEAM, KNOWN, SOON, watched } from './watched.ts';

describe('a watch of Secrets that ends', () => {
  it('knows nothing while it is cut off, and soon after that the changes since', async () => {
    await using view = await watched((api) => putSecret(api, IN_TEAM));
    await view.becomes(KNOWN);
    view.api.refuse(500);
    view.api.watches.end('lost');
    await view.becomes({ gcs: 'unknown' });
    removeSecret(view.api, IN_TEAM);
    view.api.refuse(undefined);
    await view.time.passNext();
    await view.becomes({ gcs: 'missing' });
    expect(view.seen.written.entries.at(-1)).toMatchObject({ secret: '*/gcs', msg: 'Secret is watched again' });
  });

  it("knows nothing before the API server's answer", async () => {
    let release = (): void => undefined;
    await using view = await watched((api) => {
      release = api.hold(WATCHES);
    });
    await expect.poll(() => view.api.requests.filter(WATCHES), SOON).toHaveLength(1);
    putSecret(view.api, IN_TEAM);
    expect([view.seen.known('team'), await view.seen.metric('secret_watches')]).toEqual([
      { gcs: 'unknown' },
      { synced: 0, pending: 1, forbidden: 0 },
    ]);
    release();
    await expect.poll(() => view.seen.metric('secret_watches'), SOON).toMatchObject({ synced: 1 });
  });

  it('resumes at its last version, however often, and reports nothing as missing meanwhile', async () => {
    await using view = await watched();
    for (const ended of [1, 2]) {
      await expect
        .poll(() => [view.api.watches.ever, view.seen.known('team')], SOON)
        .toEqual([ended, { gcs: 'missing' }]);
      view.api.watches.end('over');
      await view.becomes({ gcs: 'unknown' });
      putSecret(view.api, { ...IN_TEAM, namespace: `other-${ended}` });
      await view.time.passNext();
    }
    putSecret(view.api, IN_TEAM);
    await view.becomes(KNOWN);
    expect(['other-1', 'other-2'].map(view.seen.known)).toEqual([KNOWN, KNOWN]);
    expect(view.api.requests.filter(LISTS)).toHaveLength(1);
    expect(view.seen.written.entries).toEqual([]);
  });

  it('resumes at the last bookmark', async () => {
    await using view = await watched();
    await view.becomes({ gcs: 'missing' });
    putSecret(view.api, { ...IN_TEAM, name: 'other' });
    view.api.store.compactedAt = view.api.store.version;
    view.api.watches.bookmark();
    putSecret(view.api, IN_TEAM);
    await view.becomes(KNOWN);
    view.api.watches.end('over');
    await view.time.passNext();
    await expect.poll(() => view.api.watches.open, SOON).toBe(1);
    expect(view.api.requests.filter(LISTS)).toHaveLength(1);
  });

  it('is reopened at once if it lasted long', async () => {
    await using view = await watched();
    for (const opened of [1, 2, 3, 4, 5]) {
      await expect
        .poll(() => [view.api.watches.ever, view.seen.known('team')], SOON)
        .toEqual([opened, { gcs: 'missing' }]);
      view.time.pass(30_000);
      view.api.watches.end('over');
    }
    await expect.poll(() => view.api.watches.ever, SOON).toBe(6);
    expect(view.time.asked.filter((ms) => ms !== 90_000)).toEqual([0, 0, 0, 0, 0]);
  });

  it('lists again if the API server has forgotten the changes since', async () => {
    await using view = await watched();
    for (const [ended, how] of (['over', 'expired'] as const).entries()) {
      await expect
        .poll(() => [view.api.watches.ever, view.seen.known('team')], SOON)
        .toEqual([ended + 1, { gcs: 'missing' }]);
      view.api.watches.end(how);
      await view.becomes({ gcs: 'unknown' });
      if (how === 'expired') putSecret(view.api, IN_TEAM);
      await view.time.passNext();
    }
    await view.becomes(KNOWN);
    expect(view.api.requests.filter(LISTS)).toHaveLength(2);
    expect(view.seen.written.entries[0]).toMatchObject({ why: 'the API server answered 410' });
  });

  it('knows the content of a cluster that was restored from a backup', async () => {
    await using view = await watched((api) => putSecret(api, IN_TEAM));
    const backup = view.api.store.version;
    putSecret(view.api, { ...IN_TEAM, data: { newer: '' } });
    await view.becomes({ gcs: { newer: 'empty' } });
    view.api.store.restore(backup);
    view.api.watches.end('lost');
    await view.becomes({ gcs: 'unknown' });
    await view.time.passNext();
    await view.becomes(KNOWN);
    removeSecret(view.api, IN_TEAM);
    await view.becomes({ gcs: 'missing' });
  });
});
