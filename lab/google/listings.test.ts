import { describe, expect, it } from 'vitest';
import { bucketCalls, objectPath } from './client/bucket-calls.ts';
import { jsonIn } from './client/raw-call.ts';
import { startForTest } from './client/start-for-test.ts';

describe('a listing', () => {
  it.each([
    ['a prefix', 'prefix=b/', ['b/1', 'b/2']],
    ['offsets, the first within and the last without', 'startOffset=b/1&endOffset=b/2', ['b/1']],
    ['a delimiter', 'delimiter=/', ['a', 'c', 'b/', 'ü/']],
    ['a delimiter and a prefix', 'delimiter=/&prefix=b/', ['b/1', 'b/2']],
    ['an empty page token', 'pageToken=&prefix=b/', ['b/1', 'b/2']],
    ['an empty delimiter', 'delimiter=&prefix=b', ['b/1', 'b/2']],
  ])('honours %s', async (_, query, expected) => {
    await using google = await startForTest();
    for (const name of ['ü/1', 'c', 'b/2', 'b/1', 'a']) google.seed('plx-outputs', name, '');
    const { list } = await bucketCalls(google);
    const { items = [], prefixes = [] } = jsonIn(await list(query));
    expect([...items.map(({ name }: { name: string }) => name), ...prefixes]).toEqual(expected);
  });

  it('counts a prefix once over all pages', async () => {
    await using google = await startForTest();
    for (const name of ['a/1', 'a/2', 'b', 'c/1', 'c/2', 'd']) google.seed('plx-outputs', name, '');
    const { list } = await bucketCalls(google);
    const first = jsonIn(await list('delimiter=/&maxResults=3'));
    const second = jsonIn(await list(`delimiter=/&maxResults=3&pageToken=${first.nextPageToken}`));
    expect([first.prefixes, second.prefixes, second.nextPageToken]).toEqual([['a/', 'c/'], undefined, undefined]);
    expect(second.items).toMatchObject([{ name: 'd' }]);
  });
});

describe('a query', () => {
  it.each(['maxResults=many', 'maxResults=-1', 'pageToken=made-up', 'pageToken=%%%'])(
    'of a list may not have %s',
    async (query) => {
      await using google = await startForTest();
      const { list } = await bucketCalls(google);
      expect(jsonIn(await list(query)).error).toMatchObject({ code: 400, errors: [{ reason: 'invalid' }] });
    },
  );

  it.each(['generation=first', 'ifGenerationMatch=', 'ifMetagenerationNotMatch=1.5'])(
    'of an object may not have %s',
    async (query) => {
      await using google = await startForTest();
      google.seed('plx-outputs', 'a', 'a');
      const { call } = await bucketCalls(google);
      expect(await call({ path: `${objectPath('a')}?${query}` })).toMatchObject({ status: 400 });
    },
  );
});

describe('a range', () => {
  it.each([
    ['bytes=0-67108863', 206, 'content', 'bytes 0-6/7'],
    ['bytes=2-3', 206, 'nt', 'bytes 2-3/7'],
    ['bytes=5-', 206, 'nt', 'bytes 5-6/7'],
    ['bytes=-3', 206, 'ent', 'bytes 4-6/7'],
    ['lines=1-2', 200, 'content', undefined],
  ])('of %s gets %i', async (range, status, text, contentRange) => {
    await using google = await startForTest();
    google.seed('plx-outputs', 'a', 'content');
    const { call } = await bucketCalls(google);
    const response = await call({ path: '/plx-outputs/a', headers: { range } });
    expect(response).toMatchObject({ status, text });
    expect(response.headers['content-range']).toBe(contentRange);
  });

  it.each(['a', 'empty'])('beyond the end of %s gets 416', async (name) => {
    await using google = await startForTest();
    google.seed('plx-outputs', 'a', 'content');
    google.seed('plx-outputs', 'empty', '');
    const { call } = await bucketCalls(google);
    expect(await call({ path: `/plx-outputs/${name}`, headers: { range: 'bytes=7-9' } })).toMatchObject({
      status: 416,
    });
  });
});
