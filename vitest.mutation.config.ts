import { defineConfig } from 'vitest/config';

// Only what judges the planner: the goldens, the fixtures and the laws.
export default defineConfig({
  test: {
    include: ['test/golden.test.ts', 'test/injection/**/*.test.ts', 'test/polyaxon/**/*.test.ts'],
  },
});
