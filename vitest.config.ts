import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{unit,laws,golden,fuzz}/**/*.test.ts'],
    // No test mocks a module or leaves a global behind, and loading them anew for each file took as long as the tests.
    isolate: false,
    // One less than there are CPUs would leave half of a small machine idle.
    maxWorkers: '100%',
    // For the processes that tests start: Node reads the same files for each of them.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules/.cache/node-compile') },
    // Patience only: some start processes, which takes its time on a busy machine.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000, interval: 10 } },
    allowOnly: false,
    passWithNoTests: false,
    reporters: ['default', 'json'],
    outputFile: { json: 'reports/unit.json' },
  },
});
