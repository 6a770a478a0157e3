import { defineConfig } from 'vitest/config';

// Only what judges the planner: the goldens, the fixtures and the laws.
export default defineConfig({
  test: {
    // Two thousand mutants: fewer runs of each law find the same ones sooner.
    env: { LAWS_RUNS: '60' },
    isolate: false,
    include: [
      'test/{golden,laws}/*.test.ts',
      'test/unit/{injection,polyaxon}/**/*.test.ts',
      'test/unit/project/docs.test.ts',
    ],
  },
});
