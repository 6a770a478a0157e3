import { defineConfig } from 'vitest/config';

// One worker for all files: the clients are asked once, two processes at a time.
export default defineConfig({
  test: {
    include: ['test/identity/**/*.test.ts'],
    isolate: false,
    fileParallelism: false,
    // Two minutes of work; a machine that does much else at the same time takes ten times as long.
    hookTimeout: 1_800_000,
    allowOnly: false,
    passWithNoTests: false,
    outputFile: { json: 'reports/identity.json' },
  },
});
