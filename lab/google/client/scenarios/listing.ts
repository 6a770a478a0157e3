import { Storage } from '@google-cloud/storage';

const [files] = await new Storage().bucket('plx-outputs').getFiles({ prefix: 'runs/' });
console.log(JSON.stringify({ count: files.length, distinct: new Set(files.map((file) => file.name)).size }));
