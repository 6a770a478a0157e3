import { describe, expect, it } from 'vitest';
import { adviceOn, explain, REASONS } from '../../../src/injection/reasons.ts';

describe('a reason', () => {
  it.each(Object.keys(REASONS) as (keyof typeof REASONS)[])(
    '%s has a sentence, and advice that fits into a warning',
    (reason) => {
      expect(explain(reason)).toMatch(/^[A-Z].*\.$/);
      expect(adviceOn(reason)?.length ?? 0).toBeLessThan(60);
    },
  );
});
