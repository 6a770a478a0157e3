import { describe, expect, it } from 'vitest';
import { putSecret } from '../../../support/api-server/secret.ts';
import { WATCHES } from '../../../support/api-server/start.ts';
import { IN_TEAM, KNOWN, SOON, watched } from './watched.ts';

describe('a watch of Secrets', () => {
  it('requests bookmarks, and an end after minutes', async () => {
    await using view = await watched();
    await expect.poll(() => view.api.watches.open, SOON).toBe(1);
    const { searchParams } = view.api.requests.find(WATCHES)?.url ?? new URL('none:');
    expect(searchParams.get('allowWatchBookmarks')).toBe('true');
    expect(Number(searchParams.get('timeoutSeconds'))).toBeGreaterThanOrEqual(300);
    expect(Number(searchParams.get('timeoutSeconds'))).toBeLessThanOrEqual(600);
  });

  it('is reopened after 90 seconds of silence, and not while anything arrives', async () => {
    await using view = await watched();
    await view.becomes({ gcs: 'missing' });
    view.time.pass(89_000);
    putSecret(view.api, IN_TEAM);
    await view.becomes(KNOWN);
    view.time.pass(89_000);
    expect(view.api.watches).toMatchObject({ ever: 1, open: 1 });
    view.time.pass(1000);
    await expect.poll(() => view.api.watches.ever, SOON).toBe(2);
    await view.becomes(KNOWN);
    expect(view.seen.written.entries).toEqual([]);
  });

  it('was never open if it is refused, though its list was answered', async () => {
    await using view = await watched((api) => api.refuse(500, WATCHES));
    await view.failed({ failed: 1 });
    await view.time.passNext();
    await view.failed({ failed: 2 });
    expect(view.seen.written.entries.map(({ level }) => level)).toEqual(['warn', 'debug']);
  });

  it('has failed if it is never answered', async () => {
    await using view = await watched((api) => void api.hold(WATCHES));
    await expect.poll(() => view.api.requests.filter(WATCHES), SOON).toHaveLength(1);
    view.time.pass(90_000);
    await view.failed({ failed: 1 });
    expect(view.seen.known('team')).toEqual({ gcs: 'unknown' });
    expect(view.seen.written.entries[0]).toMatchObject({ why: 'TimeoutError' });
  });

  it('is retried after a longer wait each time while it fails', async () => {
    await using view = await watched((api) => api.refuse(503));
    const waits: number[] = [];
    for (const failed of [1, 2, 3, 4]) {
      await view.failed({ failed });
      waits.push(await view.time.passNext());
    }
    const most = [1000, 2000, 4000, 8000];
    expect(waits.map((ms, index) => ms / (most[index] ?? 0)).every((part) => part >= 0.5 && part <= 1)).toBe(true);
  });
});
