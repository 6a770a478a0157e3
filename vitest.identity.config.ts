import { defineConfig } from 'vitest/config';

// One worker for all files: the clients are asked once, two processes at a time.
export default defineConfig({
  test: {
    include: ['test/identity/**/*.test.ts'],
    isolate: false,
    fileParallelism: false,
    hookTimeout: 900_000,
    allowOnly: false,
    passWithNoTests: false,
    outputFile: { json: 'reports/identity.json' },
  },
});
