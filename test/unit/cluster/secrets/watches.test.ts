import { describe, expect, it } from 'vitest';
import { putSecret } from '../../../support/api-server/secret.ts';
import { LISTS, startApiServer, WATCHES } from '../../../support/api-server/start.ts';
import { FakeTime } from '../../../support/fake-time.ts';
import { lookAt } from '../../../support/looked-at.ts';
import { IN_TEAM, KNOWN, PLACE, SOON } from './watched.ts';

describe('a watch of Secrets', () => {
  it('reads its list page by page, and requests only the name', async () => {
    await using api = await startApiServer();
    const namespaces = Array.from({ length: 10 }, (_, index) => `team-${index}`);
    for (const namespace of namespaces) putSecret(api, { ...IN_TEAM, namespace });
    putSecret(api, { ...IN_TEAM, name: 'other' });
    using seen = lookAt(api.config, [PLACE]);
    await expect.poll(() => seen.known('team-9'), SOON).toEqual(KNOWN);
    expect(namespaces.map(seen.known)).toEqual(namespaces.map(() => KNOWN));
    expect(seen.known('team')).toEqual({ gcs: 'missing' });
    expect(api.requests.filter(LISTS)).toHaveLength(3);
    for (const { url } of api.requests) {
      expect([url.pathname, url.searchParams.get('fieldSelector')]).toEqual(['/api/v1/secrets', 'metadata.name=gcs']);
    }
  });

  it('that is forbidden is logged once and counted each time, until it is allowed', async () => {
    await using api = await startApiServer();
    putSecret(api, IN_TEAM);
    api.refuse(403);
    const time = new FakeTime();
    using seen = lookAt(api.config, [PLACE], { time });
    await time.passNext();
    await expect.poll(() => seen.metric('secret_watch_failures_total'), SOON).toEqual({ forbidden: 2 });
    expect(seen.known('team')).toEqual({ gcs: 'unknown' });
    expect(await seen.metric('secret_watches')).toEqual({ synced: 0, pending: 0, forbidden: 1 });
    expect(seen.written.entries.filter(({ level }) => level === 'warn')).toEqual([
      expect.objectContaining({ secret: '*/gcs', why: 'the API server answered 403' }),
    ]);
    api.refuse(undefined);
    await time.passNext();
    await expect.poll(() => seen.known('team'), SOON).toEqual(KNOWN);
    expect(await seen.metric('secret_watches')).toEqual({ synced: 1, pending: 0, forbidden: 0 });
  });

  it('does not end the process if it cannot sign in', async () => {
    await using api = await startApiServer();
    putSecret(api, IN_TEAM);
    const time = new FakeTime();
    using seen = lookAt(api.config, [PLACE], { time });
    await expect.poll(() => seen.known('team'), SOON).toEqual(KNOWN);
    const { applySecurityAuthentication } = api.config;
    api.config.applySecurityAuthentication = () => Promise.reject(new Error('no token'));
    api.watches.end('over');
    await expect.poll(() => seen.known('team'), SOON).toEqual({ gcs: 'unknown' });
    await time.passNext();
    await expect.poll(() => seen.metric('secret_watch_failures_total'), SOON).toEqual({ failed: 1 });
    api.config.applySecurityAuthentication = applySecurityAuthentication;
    await time.passNext();
    await expect.poll(() => seen.known('team'), SOON).toEqual(KNOWN);
  });

  it('that is forbidden is logged again if its place was dropped meanwhile', async () => {
    await using api = await startApiServer();
    api.refuse(403);
    using seen = lookAt(api.config, [PLACE], { time: new FakeTime() });
    const warnings = () => seen.written.entries.filter(({ level }) => level === 'warn');
    await expect.poll(warnings, SOON).toHaveLength(1);
    seen.view.watch([]);
    seen.view.watch([PLACE]);
    await expect.poll(warnings, SOON).toHaveLength(2);
  });

  it('that is stopped while it lists opens no stream', async () => {
    await using api = await startApiServer();
    const release = api.hold();
    const listing = lookAt(api.config, [PLACE]);
    await expect.poll(() => api.requests, SOON).toHaveLength(1);
    await listing.view.stop();
    release();
    using other = lookAt(api.config, [PLACE]);
    await expect.poll(() => other.known('team'), SOON).toEqual({ gcs: 'missing' });
    await expect.poll(() => api.watches, SOON).toMatchObject({ open: 1, ever: 1 });
  });

  it('that is stopped while it connects is closed', async () => {
    await using api = await startApiServer();
    const release = api.hold(WATCHES);
    const connecting = lookAt(api.config, [PLACE]);
    await expect.poll(() => api.requests.filter(WATCHES), SOON).toHaveLength(1);
    await connecting.view.stop();
    release();
    await expect.poll(() => api.watches, SOON).toMatchObject({ open: 0, ever: 1 });
  });
});
