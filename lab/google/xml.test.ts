import { describe, expect, it } from 'vitest';
import { bucketCalls } from './client/bucket-calls.ts';
import { startForTest } from './client/start-for-test.ts';

describe('an object through the XML API', () => {
  it('is written, described, read and deleted, on conditions and with checksums', async () => {
    await using google = await startForTest();
    const { call } = await bucketCalls(google);
    const put = (body: string, headers: Record<string, string>) =>
      call({ method: 'PUT', path: '/plx-outputs/run/a', body, headers });
    const written = [
      await put('one', { 'x-goog-if-generation-match': '0', 'content-type': 'text/x' }),
      await put('two', { 'x-goog-if-generation-match': '0' }),
      await put('two', { 'content-md5': 'AAAA' }),
    ];
    expect(written.map(({ status }) => status)).toEqual([200, 412, 400]);
    const head = await call({ method: 'HEAD', path: '/plx-outputs/run/a' });
    expect(head).toMatchObject({ status: 200, text: '', headers: { 'content-length': '3', 'content-type': 'text/x' } });
    expect(await call({ path: '/plx-outputs/run/a' })).toMatchObject({ status: 200, text: 'one' });
    expect(await call({ method: 'DELETE', path: '/plx-outputs/run/a' })).toMatchObject({ status: 204 });
    expect(google.objects('plx-outputs')).toEqual([]);
  });

  it.each([
    ['an object', '/plx-outputs/gone', 'NoSuchKey'],
    ['a bucket', '/gone/a', 'NoSuchBucket'],
    ['an upload', '/plx-outputs/a?partNumber=1&uploadId=gone', 'NoSuchUpload'],
  ])('says which is missing: %s', async (_, path, code) => {
    await using google = await startForTest();
    const { call } = await bucketCalls(google);
    const method = code === 'NoSuchUpload' ? 'PUT' : 'GET';
    expect(await call({ method, path })).toMatchObject({
      status: 404,
      text: expect.stringContaining(`<Code>${code}<`),
    });
  });
});

describe('an upload in parts through the XML API', () => {
  it('joins the parts by their numbers and refuses a part with another ETag', async () => {
    await using google = await startForTest();
    const { call } = await bucketCalls(google);
    const started = await call({
      method: 'POST',
      path: '/plx-outputs/run/a?uploads',
      headers: { 'content-type': 'text/x' },
    });
    expect(started.text).toContain("<InitiateMultipartUploadResult xmlns='http://s3.amazonaws.com/doc/2006-03-01/'>");
    const id = /<UploadId>(.+)<\/UploadId>/.exec(started.text)?.[1];
    const second = await call({ method: 'PUT', path: `/plx-outputs/run/a?partNumber=2&uploadId=${id}`, body: 'world' });
    const first = await call({ method: 'PUT', path: `/plx-outputs/run/a?partNumber=1&uploadId=${id}`, body: 'hello ' });
    const complete = (etags: readonly (string | undefined)[]) => {
      const parts = etags.map(
        (etag, index) => `<Part><PartNumber>${index + 1}</PartNumber><ETag>${etag}</ETag></Part>`,
      );
      const body = `<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`;
      return call({ method: 'POST', path: `/plx-outputs/run/a?uploadId=${id}`, body });
    };
    expect(await complete([second.headers.etag, first.headers.etag])).toMatchObject({ status: 400 });
    expect(await complete([first.headers.etag, second.headers.etag])).toMatchObject({ status: 200 });
    expect(google.objects('plx-outputs')).toMatchObject([
      { name: 'run/a', content: Buffer.from('hello world'), attributes: { contentType: 'text/x' } },
    ]);
  });
});
