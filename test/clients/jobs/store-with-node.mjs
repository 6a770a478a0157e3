// A round trip with @google-cloud/storage: in one piece, resumable and as a list. Prints what it found.
import { basename } from 'node:path/posix';
import { Storage } from '@google-cloud/storage';

const outputs = new URL(process.env.POLYAXON_RUN_OUTPUTS_PATH);
const prefix = outputs.pathname.slice(1);
const bucket = new Storage().bucket(outputs.hostname);

const large = Buffer.alloc(3 * 1024 * 1024, 'large');
await bucket.file(`${prefix}/note.txt`).save('hello from the pod\n', { resumable: false });
await bucket.file(`${prefix}/large.bin`).save(large, { resumable: true });
const [downloaded] = await bucket.file(`${prefix}/large.bin`).download();
if (!downloaded.equals(large)) throw new Error('another content came back');
const [files] = await bucket.getFiles({ prefix });
console.log('found:', ...files.map(({ name }) => basename(name)).sort());
