import { describe, expect, it } from 'vitest';
import { type ContainerPlan, changesNothing } from '../../../src/injection/plan/plan.ts';
import { adviceOn, explain, REASONS } from '../../../src/injection/reasons.ts';

const aPlan = (parts: Partial<ContainerPlan> = {}): ContainerPlan => ({
  target: { list: 'containers', index: 0, container: { name: 'a' } },
  env: [],
  envValues: [],
  volumeMounts: [],
  args: [],
  ...parts,
});

describe('a plan', () => {
  it.each([
    ['without containers', []],
    ['with containers that get nothing', [aPlan(), aPlan()]],
  ])('%s changes nothing', (_name, containers) => expect(changesNothing({ volumes: [], containers })).toBe(true));

  it.each<[string, Partial<ContainerPlan>]>([
    ['a variable', { env: [{ name: 'A' }] }],
    ['a value', { envValues: [{ index: 0, value: '' }] }],
    ['a mount', { volumeMounts: [{ name: 'a', mountPath: '/a' }] }],
    ['an argument', { args: [{ index: 0, value: '' }] }],
  ])('that gives any container %s changes something', (_name, parts) => {
    expect(changesNothing({ volumes: [], containers: [aPlan(), aPlan(parts)] })).toBe(false);
  });

  it('with a volume changes something', () => {
    const volumes = [{ name: 'a', secret: { secretName: 's', items: [] } }];
    expect(changesNothing({ volumes, containers: [] })).toBe(false);
  });
});

describe('a reason', () => {
  it.each(Object.keys(REASONS) as (keyof typeof REASONS)[])(
    '%s has a sentence, and advice that fits into a warning',
    (reason) => {
      expect(explain(reason)).toMatch(/^[A-Z].*\.$/);
      expect(adviceOn(reason)?.length ?? 0).toBeLessThan(60);
    },
  );
});
