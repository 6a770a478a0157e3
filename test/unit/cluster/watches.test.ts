import { describe, expect, it } from 'vitest';
import { lookAt } from '../../support/looked-at.ts';
import { isWatch, startFakeApiServer } from './fake-api-server.ts';

const PLACE = { name: 'gcs' };
const IN_TEAM = { name: 'gcs', namespace: 'team', data: { readme: '' } };
const KNOWN = { gcs: { readme: 'not_a_key_file' } };
const SOON = { timeout: 10_000, interval: 10 };

describe('a watch of Secrets', () => {
  it('reads its list page by page, and asks for nothing but the name', async () => {
    await using api = await startFakeApiServer();
    const namespaces = Array.from({ length: 120 }, (_, index) => `team-${index}`);
    for (const namespace of namespaces) api.put({ ...IN_TEAM, namespace });
    using seen = lookAt(api.config, [PLACE]);
    await expect.poll(() => seen.known('team-119'), SOON).toEqual(KNOWN);
    expect(namespaces.map(seen.known)).toEqual(namespaces.map(() => KNOWN));
    const lists = api.requests.filter(({ searchParams }) => !searchParams.has('watch'));
    expect(lists.map(({ searchParams }) => searchParams.get('continue'))).toEqual([null, '50', '100']);
    for (const { pathname, searchParams } of api.requests) {
      expect([pathname, searchParams.get('fieldSelector')]).toEqual(['/api/v1/secrets', 'metadata.name=gcs']);
    }
  });

  it('that is not allowed is said once and counted each time, until it is allowed', async () => {
    await using api = await startFakeApiServer();
    api.put(IN_TEAM);
    api.refuse(403);
    using seen = lookAt(api.config, [PLACE]);
    await expect.poll(() => seen.metric('secret_watch_failures_total'), SOON).toEqual({ forbidden: 2 });
    expect(seen.known('team')).toEqual({ gcs: 'unknown' });
    expect(await seen.metric('secret_watches')).toEqual({ synced: 0, pending: 0, forbidden: 1 });
    expect(seen.written.entries.filter(({ level }) => level === 'warn')).toEqual([
      expect.objectContaining({ secret: '*/gcs', why: 'the API server answered 403' }),
    ]);
    api.refuse(undefined);
    await expect.poll(() => seen.known('team'), SOON).toEqual(KNOWN);
    expect(await seen.metric('secret_watches')).toEqual({ synced: 1, pending: 0, forbidden: 0 });
  });

  it('cannot end the process where it cannot sign in', async () => {
    await using api = await startFakeApiServer();
    api.put(IN_TEAM);
    using seen = lookAt(api.config, [PLACE]);
    await expect.poll(() => api.watches().open, SOON).toBe(1);
    const { applySecurityAuthentication } = api.config;
    api.config.applySecurityAuthentication = () => Promise.reject(new Error('no token'));
    api.endWatches('over');
    await expect.poll(() => seen.known('team'), SOON).toEqual({ gcs: 'unknown' });
    api.config.applySecurityAuthentication = applySecurityAuthentication;
    await expect.poll(() => seen.known('team'), SOON).toEqual(KNOWN);
  });

  it('that is not allowed is said again where its place was dropped meanwhile', async () => {
    await using api = await startFakeApiServer();
    api.refuse(403);
    using seen = lookAt(api.config, [PLACE]);
    const warnings = () => seen.written.entries.filter(({ level }) => level === 'warn');
    await expect.poll(warnings, SOON).toHaveLength(1);
    seen.view.watch([]);
    seen.view.watch([PLACE]);
    await expect.poll(warnings, SOON).toHaveLength(2);
  });

  it('that is stopped while it lists opens none', async () => {
    await using api = await startFakeApiServer();
    const release = api.hold('all');
    const listing = lookAt(api.config, [PLACE]);
    await expect.poll(() => api.requests, SOON).toHaveLength(1);
    listing.view.stop();
    release();
    using other = lookAt(api.config, [PLACE]);
    await expect.poll(() => other.known('team'), SOON).toEqual({ gcs: 'missing' });
    await expect.poll(() => api.watches(), SOON).toEqual({ open: 1, ever: 1 });
  });

  it('that is stopped while it connects is closed', async () => {
    await using api = await startFakeApiServer();
    const release = api.hold('watches');
    const connecting = lookAt(api.config, [PLACE]);
    await expect.poll(() => api.requests.filter(isWatch), SOON).toHaveLength(1);
    connecting.view.stop();
    release();
    await expect.poll(() => api.watches(), SOON).toEqual({ open: 0, ever: 1 });
  });
});
