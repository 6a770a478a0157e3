import { createHash } from 'node:crypto';
import { IdempotencyStrategy, Storage } from '@google-cloud/storage';

const MEBIBYTE = 1024 * 1024;
const storage = new Storage({
  retryOptions: { idempotencyStrategy: IdempotencyStrategy.RetryAlways, maxRetryDelay: 1 },
});
const file = storage.bucket('plx-outputs').file('big.bin');
const content = Buffer.alloc(5 * MEBIBYTE + 3, 'polyaxon');

await file.save(content, { resumable: true, chunkSize: MEBIBYTE });
const [back] = await file.download();
const [part] = await file.download({ start: 5, end: 12 });
const same = createHash('md5').update(back).digest('hex') === createHash('md5').update(content).digest('hex');
console.log(JSON.stringify({ same, part: part.toString() }));
