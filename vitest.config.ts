import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/chart/**', 'test/cluster/**', 'test/e2e/**'],
    allowOnly: false,
    passWithNoTests: false,
  },
});
