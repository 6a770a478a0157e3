import { test } from 'vitest';
import { startPolyaxonApi } from '../../../lab/polyaxon/polyaxon-api.ts';

/** A test with its own Polyaxon API for its pod. So every call there came from this run. */
// biome-ignore lint/correctness/noEmptyPattern: vitest takes nothing but a pattern here
export const it = test.extend('api', { auto: true }, async ({}, { onCleanup }) => {
  const api = await startPolyaxonApi();
  onCleanup(() => api[Symbol.asyncDispose]());
  return api;
});
