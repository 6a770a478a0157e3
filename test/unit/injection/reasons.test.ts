import { describe, expect, it } from 'vitest';
import { adviceOn, explain, foresee, REASONS } from '../../../src/injection/reasons.ts';

describe('a reason', () => {
  it.each(Object.keys(REASONS) as (keyof typeof REASONS)[])(
    '%s has a sentence, and advice that fits into a warning',
    (reason) => {
      expect(explain(reason)).toMatch(/^[A-Z].*\.$/);
      expect(adviceOn(reason)?.length ?? 0).toBeLessThan(60);
    },
  );
});

it('a reason has a sentence for a pod that is not created yet', () => {
  expect(foresee('injected')).toBe('The run would get its outputs path and its credentials.');
  expect(foresee('no_store')).toBe(explain('no_store'));
});
