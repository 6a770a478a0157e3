import { Settings } from 'typebox/system';
import { afterEach, expect, it } from 'vitest';
import { faultsOf } from '../../../src/config/check.ts';
import { withErrorLimit } from '../../../src/json/error-limit.ts';
import { podFault } from '../../../src/kubernetes/pod.ts';

const limit = (): number => Settings.Get().maxErrors;
const { maxErrors: before } = Settings.Get();

afterEach(() => expect(limit()).toBe(before));

it('the limit holds for one look, and is put back after it', () => {
  expect(withErrorLimit(3, limit)).toBe(3);
});

it('the limit is put back after a look that throws', () => {
  const look = (): never => {
    throw new Error('broken');
  };
  expect(() => withErrorLimit(3, look)).toThrow('broken');
});

it('a configuration reports all its faults, and the limit is unchanged afterwards', () => {
  const injection = { env: Array.from({ length: 20 }, (_, index) => ({ name: `A${index}`, value: 1 })) };
  expect(faultsOf({ injection })).toHaveLength(20);
});

it('a pod with 4,000 bad containers makes one error, even after a configuration was read', () => {
  faultsOf({ injection: 1 });
  const kept: number[] = [];
  const containers = Array.from({ length: 4000 }, () =>
    Object.defineProperty({}, 'name', { enumerable: true, get: () => void kept.push(limit()) }),
  );
  expect(podFault({ spec: { containers } })).toBe('spec.containers[0].name must be string');
  expect(new Set(kept)).toEqual(new Set([1]));
});
