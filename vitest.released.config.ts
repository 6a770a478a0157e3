import { defineConfig } from 'vitest/config';

// What users get: the archives of a release, and the command on a machine without a checkout.
export default defineConfig({
  test: {
    include: ['test/released/**/*.test.ts'],
    fileParallelism: false,
    // Patience only: archives are built, and the first time programs are installed.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    allowOnly: false,
    passWithNoTests: false,
    reporters: ['default', 'json'],
    outputFile: { json: 'reports/released.json' },
  },
});
