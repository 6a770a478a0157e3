import { defineConfig } from 'vitest/config';

// Only what judges the planner: the goldens, the fixtures and the laws.
export default defineConfig({
  test: {
    // Thousands of mutants: fewer runs of each law find the same ones sooner.
    env: { LAWS_RUNS: '150' },
    isolate: false,
    // These count calls, ask the compiler and take times: they judge no decision, and take long.
    exclude: ['test/unit/injection/{read-once,third-generation}.test.ts', 'test/laws/{bounded,short-lived}.test.ts'],
    include: [
      'test/{golden,laws}/*.test.ts',
      'test/unit/{injection,polyaxon}/**/*.test.ts',
      'test/unit/project/docs.test.ts',
    ],
  },
});
