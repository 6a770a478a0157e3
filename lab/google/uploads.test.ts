import { describe, expect, it } from 'vitest';
import { type BucketCalls, bucketCalls, objectPath } from './client/bucket-calls.ts';
import { jsonIn } from './client/raw-call.ts';
import { startForTest } from './client/start-for-test.ts';

const UNIT = 256 * 1024;

/** Starts a resumable upload of `a` and returns the path of its session. */
async function startSession({ call }: BucketCalls, query = '', body = ''): Promise<string> {
  const path = `/upload/storage/v1/b/plx-outputs/o?uploadType=resumable&name=a${query}`;
  const { headers } = await call({ method: 'POST', path, body });
  return String(headers.location).replace('https://storage.googleapis.com', '');
}

describe('a resumable upload', () => {
  it('takes chunks by PUT and by POST and reports its progress', async () => {
    await using google = await startForTest();
    const calls = await bucketCalls(google);
    const path = await startSession(calls);
    const send = (method: string, range: string, body: Buffer | string) =>
      calls.call({ method, path, body, headers: { 'content-range': range } });
    const first = await send('POST', `bytes 0-${UNIT - 1}/*`, Buffer.alloc(UNIT, 'a'));
    const query = await send('PUT', 'bytes */*', '');
    expect([first.status, query.status, query.headers['range']]).toEqual([308, 308, `bytes=0-${UNIT - 1}`]);
    expect(jsonIn(await send('PUT', `bytes ${UNIT}-${UNIT + 2}/${UNIT + 3}`, 'end'))).toMatchObject({ name: 'a' });
    expect(jsonIn(await send('PUT', `bytes */${UNIT + 3}`, ''))).toMatchObject({ size: String(UNIT + 3) });
  });

  it.each([
    ['leaves a gap', 'bytes 5-7/8', 'end'],
    ['is not as long as it says', 'bytes 0-9/10', 'end'],
    ['is not the last and no multiple of 256 KiB', 'bytes 0-2/8', 'end'],
    ['has a range without sense', 'octets 0-2/3', 'end'],
  ])('refuses a chunk that %s', async (_, range, body) => {
    await using google = await startForTest();
    const calls = await bucketCalls(google);
    const path = await startSession(calls);
    const headers = { 'content-range': range };
    expect(await calls.call({ method: 'PUT', path, body, headers })).toMatchObject({ status: 400 });
    expect(google.objects('plx-outputs')).toEqual([]);
  });

  it('writes the names of its headers with capitals like Google, because TensorFlow reads no other spelling', async () => {
    await using google = await startForTest();
    const calls = await bucketCalls(google);
    const start = await calls.call({
      method: 'POST',
      path: '/upload/storage/v1/b/plx-outputs/o?uploadType=resumable&name=a',
    });
    const path = String(start.headers.location).replace('https://storage.googleapis.com', '');
    const headers = { 'content-range': `bytes 0-${UNIT - 1}/*` };
    const chunk = await calls.call({ method: 'PUT', path, headers, body: Buffer.alloc(UNIT, 'a') });
    expect([start.rawHeaders, chunk.rawHeaders]).toEqual([
      expect.arrayContaining(['Location']),
      expect.arrayContaining(['Range']),
    ]);
  });

  it.each([
    ['less than it has', UNIT, `bytes 0-2/3`, 'end'],
    ['less than comes', 0, 'bytes 0-2/2', 'end'],
  ])('is not complete with a total of %s', async (_, received, range, body) => {
    await using google = await startForTest();
    const calls = await bucketCalls(google);
    const path = await startSession(calls);
    const send = (contentRange: string, chunk: Buffer | string) =>
      calls.call({ method: 'PUT', path, body: chunk, headers: { 'content-range': contentRange } });
    if (received > 0) await send(`bytes 0-${received - 1}/*`, Buffer.alloc(received));
    expect(await send(range, body)).toMatchObject({ status: 400 });
    expect(google.objects('plx-outputs')).toEqual([]);
  });

  it('of nothing stores an empty object', async () => {
    await using google = await startForTest();
    const calls = await bucketCalls(google);
    const path = await startSession(calls);
    expect(await calls.call({ method: 'PUT', path, headers: { 'content-range': 'bytes */0' } })).toMatchObject({
      status: 200,
    });
    expect(google.objects('plx-outputs')).toMatchObject([{ name: 'a', content: Buffer.alloc(0) }]);
  });

  it('keeps the terms of its start: checksum, precondition and cancellation', async () => {
    await using google = await startForTest();
    const calls = await bucketCalls(google);
    const wrong = await startSession(calls, '', '{"md5Hash":"AAAA"}');
    const fresh = await startSession(calls, '&ifGenerationMatch=0');
    const cancelled = await startSession(calls);
    expect(await calls.call({ method: 'DELETE', path: cancelled })).toMatchObject({ status: 499 });
    await calls.upload('name=a', 'meanwhile');
    const ends = await Promise.all(
      [wrong, fresh, cancelled].map((path) => calls.call({ method: 'PUT', path, body: 'end' })),
    );
    expect(ends.map(({ status }) => status)).toEqual([400, 412, 404]);
  });
});

describe('objects made of objects', () => {
  it('are copied, moved and composed on the server', async () => {
    await using google = await startForTest();
    const { call, upload } = await bucketCalls(google);
    await upload('name=a', 'A', { 'content-type': 'text/plain' });
    const post = (path: string, body = '') => call({ method: 'POST', path, body });
    expect(jsonIn(await post(`${objectPath('a')}/rewriteTo/b/plx-outputs/o/b`))).toMatchObject({ done: true });
    expect(jsonIn(await post(`${objectPath('b')}/moveTo/o/dir%2Fc`))).toMatchObject({ name: 'dir/c' });
    const sources = JSON.stringify({ sourceObjects: [{ name: 'a' }, { name: 'dir/c' }] });
    expect(jsonIn(await post(`${objectPath('d')}/compose`, sources))).toMatchObject({ componentCount: 2 });
    const stored = google.objects('plx-outputs').map(({ name, content }) => [name, content.toString()]);
    expect(stored).toEqual([
      ['a', 'A'],
      ['d', 'AA'],
      ['dir/c', 'A'],
    ]);
    expect(await post(`${objectPath('gone')}/moveTo/o/e`)).toMatchObject({ status: 404 });
  });
});

describe('a batch', () => {
  it('deletes what exists, answers 404 for the rest, and pairs answers with calls', async () => {
    await using google = await startForTest();
    const { call } = await bucketCalls(google);
    for (const name of ['a', 'b/c', 'kept']) google.seed('plx-outputs', name, '');
    const parts = ['a', 'gone', 'b/c'].map(
      (name, index) =>
        `--==x==\nContent-Type: application/http\nContent-ID: <id+${index}>\n\nDELETE ${objectPath(name)} HTTP/1.1\n\n\n`,
    );
    const headers = { 'content-type': 'multipart/mixed; boundary="==x=="' };
    const response = await call({
      method: 'POST',
      path: '/batch/storage/v1',
      headers,
      body: `${parts.join('')}--==x==--`,
    });
    const answers = [...response.text.matchAll(/Content-ID: (\S+)\r\n\r\nHTTP\/1\.1 (\d+)/g)];
    expect(answers.map(([, id, status]) => [id, status])).toEqual([
      ['<response-id+0>', '204'],
      ['<response-id+1>', '404'],
      ['<response-id+2>', '204'],
    ]);
    expect(google.objects('plx-outputs').map(({ name }) => name)).toEqual(['kept']);
  });

  it('without end is refused', async () => {
    await using google = await startForTest();
    const { call } = await bucketCalls(google);
    const headers = { 'content-type': 'multipart/mixed; boundary=x' };
    const body = `--x\n\nDELETE ${objectPath('a')} HTTP/1.1\n\n`;
    expect(await call({ method: 'POST', path: '/batch/storage/v1', headers, body })).toMatchObject({ status: 400 });
  });
});
