import { defineConfig } from 'vitest/config';

// One cluster for all rows of a lane, and one Google at a time: its address is the same for every pod of the cluster.
export default defineConfig({
  test: {
    include: ['test/clients/rows/*.test.ts'],
    globalSetup: 'test/clients/harness/start-lab.ts',
    fileParallelism: false,
    testTimeout: 240_000,
    hookTimeout: 240_000,
    teardownTimeout: 60_000,
    allowOnly: false,
    passWithNoTests: false,
    outputFile: { json: 'reports/clients.json' },
  },
});
