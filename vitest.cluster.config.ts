import { defineConfig } from 'vitest/config';
import { filesOfThisMachine } from './test/installed/e2e/given-cluster.ts';

// One file at a time: they share the network namespace, and with it the ports of a cluster.
export default defineConfig({
  test: {
    include: ['{lab/kubernetes,test/installed}/**/*.test.ts'],
    exclude: [...filesOfThisMachine()],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    allowOnly: false,
    passWithNoTests: false,
    reporters: ['default', 'json'],
    outputFile: { json: 'reports/cluster.json' },
  },
});
