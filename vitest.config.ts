import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/{cluster,authority,chart,e2e}/**'],
    // No test mocks a module or leaves a global behind, and loading them anew for each file took as long as the tests.
    isolate: false,
    allowOnly: false,
    passWithNoTests: false,
    reporters: ['default', ['json', { outputFile: 'reports/unit.json' }]],
  },
});
