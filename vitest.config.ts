import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/{cluster,authority,chart,e2e,identity}/**', 'test/clients/rows/**'],
    // No test mocks a module or leaves a global behind, and loading them anew for each file took as long as the tests.
    isolate: false,
    // Some start processes, which takes its time on a busy machine.
    testTimeout: 30_000,
    allowOnly: false,
    passWithNoTests: false,
    reporters: ['default', 'json'],
    outputFile: { json: 'reports/unit.json' },
  },
});
