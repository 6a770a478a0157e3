import { Storage } from '@google-cloud/storage';

/** Prints the result of one write: 'stored', or the error that a user would see. */
try {
  const file = new Storage({ retryOptions: { maxRetryDelay: 1 } }).bucket('plx-outputs').file('a.txt');
  await file.save('a', { resumable: false, preconditionOpts: { ifGenerationMatch: 0 } });
  console.log(JSON.stringify('stored'));
} catch (error) {
  console.log(JSON.stringify(error instanceof Error ? error.message : error));
}
