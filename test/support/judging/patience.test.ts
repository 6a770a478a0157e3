import { expect, it } from 'vitest';
import { loadBehind } from './patience.ts';

const POLLED = { message: "expected 'unseen' to be 'injected'", cause: new Error('Matcher did not succeed in time.') };
const BUSY = { tookMs: 60_000, stalledMs: 59_000 };

it.each([
  ['a poll', POLLED],
  ['a test', { message: 'Test timed out in 900000ms.' }],
  ['kubectl', { message: 'kubectl rollout status failed (1)\nerror: timed out waiting for the condition' }],
  ['a component', { message: 'kube-apiserver is not ready\n' }],
])('the end of the patience of %s on a busy machine is told as such', (_who, failure) => {
  expect(loadBehind([failure], BUSY)).toEqual([
    'the test failed after 60000 ms; the machine stood still for 59000 ms of that',
  ]);
});

it.each([
  ['another failure', [{ message: "expected [ '1 × uninjected' ] to deeply equal []" }], BUSY],
  ['no failure', [], BUSY],
  ['a quiet machine', [POLLED], { tookMs: 60_000, stalledMs: 29_000 }],
  ['a machine of which nobody knows', [POLLED], { tookMs: 60_000, stalledMs: undefined }],
])('nothing excuses %s', (_what, failures, took) => {
  expect(loadBehind(failures, took)).toEqual([]);
});
