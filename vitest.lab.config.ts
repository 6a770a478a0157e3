import { defineConfig } from 'vitest/config';

// What plays Google and Polyaxon, and what starts programs and clients for the tests of the product. The Kubernetes of
// the laboratory needs root: its tests are in the cluster suite.
export default defineConfig({
  test: {
    include: ['{lab/google,lab/polyaxon,test/clients,test/support}/**/*.test.ts'],
    exclude: ['test/clients/rows/**'],
    isolate: false,
    testTimeout: 30_000,
    allowOnly: false,
    passWithNoTests: false,
    reporters: ['default', 'json'],
    outputFile: { json: 'reports/lab.json' },
  },
});
