import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { bucketCalls, objectPath } from './client/bucket-calls.ts';
import { jsonIn } from './client/raw-call.ts';
import { NO_COMPLAINTS, startForTest } from './client/start-for-test.ts';
import { crc32c } from './objects/crc32c.ts';

const md5 = (text: string) => createHash('md5').update(text).digest('base64');

describe('the name of an object', () => {
  it.each(['a/b', '../../etc/passwd', 'a/../b', '%2F', '%252e%252e', 'ünï/世界', ' ', '?', '#', '&=+'])(
    'may be %j, and is the same in both APIs',
    async (name) => {
      await using google = await startForTest();
      const { call, upload } = await bucketCalls(google);
      expect(await upload(`name=${encodeURIComponent(name)}`, 'x')).toMatchObject({ status: 200 });
      expect(google.objects('plx-outputs')).toMatchObject([{ name }]);
      expect(jsonIn(await call({ path: objectPath(name) }))).toMatchObject({ name, size: '1' });
      const xmlPath = name.split('/').map(encodeURIComponent).join('/');
      expect(await call({ path: `/plx-outputs/${xmlPath}` })).toMatchObject({ status: 200, text: 'x' });
      expect(google.report()).toMatchObject(NO_COMPLAINTS);
    },
  );

  it('is not resolved as a path: dots stay in the bucket', async () => {
    await using google = await startForTest();
    google.seed('plx-data', 'secret', 'secret');
    const { call } = await bucketCalls(google);
    const response = await call({ path: '/plx-outputs/../plx-data/secret' });
    expect(response).toMatchObject({ status: 404, text: expect.stringContaining('plx-outputs/../plx-data/secret') });
  });

  it.each(['', '..', 'a\nb', 'x'.repeat(1025)])('may not be %j', async (name) => {
    await using google = await startForTest();
    const { upload } = await bucketCalls(google);
    expect(await upload(`name=${encodeURIComponent(name)}`, 'x')).toMatchObject({ status: 400 });
    expect(google.objects('plx-outputs')).toEqual([]);
  });
});

describe('a declared checksum', () => {
  it('knows CRC32C by its published check value', () => {
    expect(crc32c(Buffer.from('123456789'))).toBe(Buffer.from('e3069283', 'hex').toString('base64'));
  });

  it.each([
    ['md5 in x-goog-hash', { 'x-goog-hash': `md5=${md5('other')}` }, 'MD5 hash'],
    ['md5 in Content-MD5', { 'content-md5': md5('other') }, 'MD5 hash'],
    ['crc32c in x-goog-hash', { 'x-goog-hash': 'crc32c=AAAAAA==' }, 'CRC32C'],
  ])('that is wrong stores nothing: %s', async (_, headers, name) => {
    await using google = await startForTest();
    const { upload } = await bucketCalls(google);
    const { error } = jsonIn(await upload('name=a', 'content', headers));
    expect(error).toMatchObject({ code: 400, message: expect.stringContaining(`Provided ${name} "`) });
    expect(google.objects('plx-outputs')).toEqual([]);
  });

  it('is read from the metadata of a multipart upload, with bare line feeds as gcsfs sends them', async () => {
    await using google = await startForTest();
    const { call } = await bucketCalls(google);
    const send = (md5Hash: string) =>
      call({
        method: 'POST',
        path: '/upload/storage/v1/b/plx-outputs/o?uploadType=multipart',
        headers: { 'content-type': "multipart/related; boundary='==0=='" },
        body: `--==0==\nContent-Type: application/json\n\n${JSON.stringify({ name: 'a', md5Hash })}\n--==0==\nContent-Type: text/plain\n\ncontent\r\n--==0==--`,
      });
    expect(await send(md5('content'))).toMatchObject({ status: 400 });
    expect(await send(md5('content\r'))).toMatchObject({ status: 200 });
    expect(google.objects('plx-outputs')).toMatchObject([{ attributes: { contentType: 'text/plain' } }]);
  });
});

describe('a precondition', () => {
  it('of generation 0 allows one upload and no second one', async () => {
    await using google = await startForTest();
    const { upload } = await bucketCalls(google);
    expect(await upload('name=a&ifGenerationMatch=0', 'first')).toMatchObject({ status: 200 });
    const { error } = jsonIn(await upload('name=a&ifGenerationMatch=0', 'second'));
    expect(error).toMatchObject({ code: 412, errors: [{ reason: 'conditionNotMet' }] });
    expect(google.objects('plx-outputs')).toMatchObject([{ content: Buffer.from('first') }]);
  });

  it('follows generation and metageneration', async () => {
    await using google = await startForTest();
    const { call, upload } = await bucketCalls(google);
    const { generation } = jsonIn(await upload('name=a', 'content'));
    const patch = (query: string) =>
      call({ method: 'PATCH', path: `${objectPath('a')}?${query}`, body: '{"metadata":{"k":"v"}}' });
    expect(jsonIn(await patch('ifMetagenerationMatch=1'))).toMatchObject({ generation, metageneration: '2' });
    expect(await patch('ifMetagenerationMatch=1')).toMatchObject({ status: 412 });
    expect(await call({ path: `${objectPath('a')}?ifGenerationNotMatch=${generation}` })).toMatchObject({
      status: 304,
    });
    expect(await call({ method: 'DELETE', path: `${objectPath('a')}?generation=1` })).toMatchObject({ status: 404 });
    expect(await call({ method: 'DELETE', path: `${objectPath('a')}?ifGenerationMatch=${generation}` })).toMatchObject({
      status: 204,
    });
  });
});
