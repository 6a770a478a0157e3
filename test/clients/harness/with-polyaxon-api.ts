import { test } from 'vitest';
import { startPolyaxonApi } from '../../../lab/polyaxon/polyaxon-api.ts';

/** A test whose pod finds an API of Polyaxon, which is the test's own: what was called there was called by this run. */
// biome-ignore lint/correctness/noEmptyPattern: vitest takes nothing but a pattern here
export const it = test.extend('api', { auto: true }, async ({}, { onCleanup }) => {
  const api = await startPolyaxonApi();
  onCleanup(() => api[Symbol.asyncDispose]());
  return api;
});
