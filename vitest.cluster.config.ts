import { defineConfig } from 'vitest/config';
import { filesOfThisMachine } from './test/installed/e2e/given-cluster.ts';

// One file at a time: they share the network namespace, and with it the ports of a cluster.
export default defineConfig({
  test: {
    include: ['{lab/kubernetes,test/installed}/**/*.test.ts'],
    exclude: [...filesOfThisMachine()],
    fileParallelism: false,
    setupFiles: ['test/support/judging/failures.ts'],
    // How long is waited before a test gives up. None of these times says how fast something must be: a busy machine would
    // fail it. What must be fast is judged beside what the machine could do meanwhile (test/support/judging).
    testTimeout: 1_800_000,
    hookTimeout: 900_000,
    expect: { poll: { timeout: 600_000, interval: 100 } },
    allowOnly: false,
    passWithNoTests: false,
    reporters: ['default', 'json'],
    outputFile: { json: 'reports/cluster.json' },
  },
});
