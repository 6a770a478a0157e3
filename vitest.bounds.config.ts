import { defineConfig } from 'vitest/config';

// One file at a time: each is judged by how late others are.
export default defineConfig({
  test: {
    include: ['test/bounds/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 300_000,
    allowOnly: false,
    passWithNoTests: false,
    reporters: ['default', 'json'],
    outputFile: { json: 'reports/bounds.json' },
  },
});
