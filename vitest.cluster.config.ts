import { defineConfig } from 'vitest/config';

// One file at a time: they share the network namespace, and with it the ports of a cluster.
export default defineConfig({
  test: {
    include: ['test/{cluster,authority,chart,e2e}/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    allowOnly: false,
    passWithNoTests: false,
    reporters: ['default', ['json', { outputFile: 'reports/cluster.json' }]],
  },
});
