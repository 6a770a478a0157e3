import { Storage } from '@google-cloud/storage';

/** Prints how a write ends: 'stored', or the error that a user would see. */
try {
  await new Storage().bucket('plx-outputs').file('a.txt').save('a', { resumable: false });
  console.log(JSON.stringify('stored'));
} catch (error) {
  console.log(JSON.stringify(error instanceof Error ? error.message : error));
}
