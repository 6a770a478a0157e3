import { describe, expect, it } from 'vitest';
import { type ContainerPlan, changesNothing } from '../../../../src/injection/plan/plan.ts';

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
