import { Storage } from '@google-cloud/storage';

const bucket = new Storage().bucket('plx-outputs');
const [metadata] = await bucket.getMetadata();

const names = ['a.txt', 'deep/er/b.txt', 'ünï – 世界.txt', 'per%2Fcent', '../../etc/passwd', 'empty'];
for (const name of names)
  await bucket.file(name).save(name === 'empty' ? '' : `content of ${name}`, { resumable: false });

const [files] = await bucket.getFiles();
const contents: Record<string, string> = {};
for (const file of files) contents[file.name] = (await file.download())[0].toString();

const [atRoot, , page] = await bucket.getFiles({ delimiter: '/', autoPaginate: false });
await bucket.file('a.txt').setMetadata({ metadata: { step: '7' } });
await bucket.file('a.txt').copy(bucket.file('copy.txt'));
const [copied] = await bucket.file('copy.txt').getMetadata();
await bucket.file('a.txt').delete();
const [exists] = await bucket.file('a.txt').exists();

const root = atRoot.map((file) => file.name);
const prefixes = Object(page).prefixes ?? [];
console.log(JSON.stringify({ location: metadata.location, contents, root, prefixes, copied: copied.metadata, exists }));
