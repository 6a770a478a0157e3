import { defineConfig } from 'vitest/config';

// What plays Google and Polyaxon, and what starts programs and clients for the tests of the product. The Kubernetes of
// the laboratory needs root: its tests are in the cluster suite.
export default defineConfig({
  test: {
    include: ['{lab/google,lab/polyaxon,test/clients,test/support}/**/*.test.ts'],
    exclude: ['test/clients/rows/**'],
    isolate: false,
    // Patience only: a busy machine takes its time.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000, interval: 10 } },
    allowOnly: false,
    passWithNoTests: false,
    reporters: ['default', 'json'],
    outputFile: { json: 'reports/lab.json' },
  },
});
