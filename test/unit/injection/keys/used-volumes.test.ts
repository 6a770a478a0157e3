import { describe, expect, it } from 'vitest';
import { optional, usedVolumes } from '../../../../src/injection/keys/volume-of-ours.ts';
import type { ContainerPlan } from '../../../../src/injection/plan/plan.ts';

describe('the volumes that are added', () => {
  const location = (name: string, ...keys: readonly string[]) => {
    const added = { name, secret: { secretName: 's', items: keys.map((key) => ({ key, path: key })) } };
    const from = { from: 'volume of ours', keyFrom: 'configured', isChecked: true } as const;
    return { volume: name, file: 'f', key: 'k', mountPath: '/gc', ...from, added };
  };
  const mounting = (...names: readonly string[]): ContainerPlan => ({
    target: { list: 'containers', index: 0, container: { name: 'main' } },
    env: [],
    envValues: [],
    volumeMounts: names.map((name) => ({ name, mountPath: `/${name}` })),
    args: [],
  });

  it('are those that a container mounts, each once, with all its items', () => {
    const locations = [location('a', 'x'), location('b', 'x'), location('a', 'x', 'y')];
    expect(usedVolumes(locations, [mounting(), mounting('a')])).toEqual([location('a', 'x', 'y').added]);
  });

  it('are optional unless they have several keys, of which one may be necessary', () => {
    const [one, two] = [location('a', 'x'), location('a', 'x', 'y')];
    expect(optional(one)).toEqual({
      ...one,
      added: { ...one.added, secret: { ...one.added.secret, optional: true } },
    });
    expect(optional(two)).toBe(two);
    const { added: _, ...own } = one;
    expect(optional(own)).toBe(own);
  });

  it('are none for keys in volumes of the pod', () => {
    const { added: _, ...own } = location('a', 'x');
    expect(usedVolumes([own], [mounting('a')])).toEqual([]);
  });
});
