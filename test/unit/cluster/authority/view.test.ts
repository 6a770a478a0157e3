import { expect, it } from 'vitest';
import { viewAuthority } from '../../../../src/cluster/authority/view.ts';
import { writeBundle } from '../../../../src/rotation/bundle.ts';
import { NOTHING_KEPT } from '../../../../src/rotation/kept.ts';
import { writeKept } from '../../../../src/rotation/secret-data.ts';
import { LISTS, WATCHES } from '../../../support/api-server/start.ts';
import { FakeTime } from '../../../support/fake-time.ts';
import { authorityMadeAt, later, START } from '../../rotation/made-authorities.ts';
import { CONFIGURATION, type Installed, install, NAMES, SECRET } from './installed.ts';

const SOON = { timeout: 10_000, interval: 2 };
const issuing = await authorityMadeAt(START);
const BUNDLE = writeBundle([issuing.certificate]);

async function viewed(prepare: (installed: Installed) => void = () => undefined) {
  await using opened = new AsyncDisposableStack();
  const installed = opened.use(await install());
  prepare(installed);
  const time = new FakeTime(START);
  const failures: unknown[] = [];
  const view = viewAuthority(installed.api, {
    names: NAMES,
    time,
    changed: () => undefined,
    failed: (error) => void failures.push(error),
  });
  opened.defer(view.stop);
  const kept = opened.move();
  const trusts = () => view.bundle()?.entries.map(({ certificates }) => certificates.length);
  return { ...installed, view, time, failures, trusts, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

it('knows nothing until both objects were listed', async () => {
  await using seen = await viewed(({ server }) => server.refuse(500, ({ target }) => target.name === undefined));
  await expect.poll(() => seen.failures.length, SOON).toBe(2);
  expect([seen.view.hasListed(), seen.view.kept(), seen.view.bundle()]).toEqual([false, undefined, undefined]);
  seen.server.refuse(undefined);
  await seen.time.passNext();
  await seen.time.passNext();
  await expect.poll(seen.view.hasListed, SOON).toBe(true);
  expect([seen.view.kept(), seen.trusts()]).toEqual([NOTHING_KEPT, [0, 0]]);
});

it('requests its two objects only by name', async () => {
  await using seen = await viewed();
  await expect.poll(() => seen.server.watches.open, SOON).toBe(2);
  const asked = seen.server.requests.map(({ url }) => url.searchParams.get('fieldSelector'));
  expect(new Set(asked)).toEqual(new Set(['metadata.name=injector-ca', 'metadata.name=injector']));
});

it('follows both objects until they are deleted', async () => {
  await using seen = await viewed();
  await expect.poll(() => seen.server.watches.open, SOON).toBe(2);
  seen.putSecret({ data: writeKept({ ...NOTHING_KEPT, issuing }, {}) });
  await expect.poll(() => seen.view.kept()?.issuing?.certificate, SOON).toEqual(issuing.certificate);
  seen.putBundles([BUNDLE]);
  await expect.poll(seen.trusts, SOON).toEqual([1, 0]);
  seen.server.store.remove(SECRET);
  seen.server.store.remove(CONFIGURATION);
  await expect.poll(() => [seen.view.secret(), seen.view.bundle()], SOON).toEqual([undefined, undefined]);
});

it('dates a bundle by its first sight of this version, however often it reads it', async () => {
  await using seen = await viewed(({ putBundles }) => putBundles([BUNDLE, BUNDLE]));
  await expect.poll(() => seen.view.bundle()?.since, SOON).toEqual(START);
  seen.time.pass(1000);
  await seen.view.refresh();
  expect(seen.view.bundle()?.since).toEqual(START);
  seen.putBundles([BUNDLE, BUNDLE]);
  await seen.view.refresh();
  expect(seen.view.bundle()?.since).toEqual(later(1000));
});

it('remembers the last bundle that was not empty', async () => {
  await using seen = await viewed(({ putBundles }) => putBundles([BUNDLE]));
  await expect.poll(() => seen.view.lastTrusting()?.entries.length, SOON).toBe(1);
  seen.putBundles([]);
  await seen.view.refresh();
  expect([seen.trusts(), seen.view.lastTrusting()?.entries.length]).toEqual([[0, 0], 1]);
});

it('sees the present state when it reads, though its watches hang', async () => {
  await using seen = await viewed(({ server }) => void server.hold(WATCHES));
  await expect.poll(() => seen.server.requests.filter(WATCHES), SOON).toHaveLength(2);
  seen.putBundles([BUNDLE, BUNDLE]);
  expect(seen.trusts()).toEqual([0, 0]);
  await seen.view.refresh();
  expect(seen.trusts()).toEqual([1, 1]);
});

it('ignores an answer that a newer one has overtaken', async () => {
  await using seen = await viewed(({ server }) => void server.hold(WATCHES));
  await expect.poll(seen.view.hasListed, SOON).toBe(true);
  const old = seen.configuration();
  seen.putBundles([BUNDLE, BUNDLE]);
  await seen.view.refresh();
  seen.view.offerConfiguration(old);
  expect(seen.trusts()).toEqual([1, 1]);
});

it('retries a lost watch after five seconds at most, and lists again', async () => {
  await using seen = await viewed();
  await expect.poll(() => seen.server.watches.open, SOON).toBe(2);
  seen.server.refuse(500);
  seen.server.watches.end('lost');
  const waits: number[] = [];
  for (const _ of Array.from({ length: 10 })) waits.push(await seen.time.passNext(10_000));
  expect(Math.max(...waits)).toBeLessThanOrEqual(5000);
  const listed = seen.server.requests.filter(LISTS).length;
  seen.server.refuse(undefined);
  await expect
    .poll(async () => {
      seen.time.pass(5000);
      return seen.server.watches.open;
    }, SOON)
    .toBe(2);
  expect(seen.server.requests.filter(LISTS).length).toBeGreaterThan(listed);
});
