import { describe, expect, it } from 'vitest';
import { type ReadContainer, readContainer, readOnce } from '../../../../src/injection/reading/container.ts';

const read = (name: string): ReadContainer =>
  readContainer({ spec: { containers: [] } })({ list: 'containers', index: 0, container: { name } });

it('a container without mounts is read as one that has none', () => {
  expect(read('main').mounts.all).toEqual([]);
});

describe('what is read once', () => {
  it('is read when it is first asked for, and for each container', () => {
    const asked: string[] = [];
    const nameOf = readOnce(({ container: { name } }) => {
      asked.push(name);
      return { name };
    });
    const [main, helper] = [read('main'), read('helper')];
    expect(asked).toEqual([]);
    expect([nameOf(main), nameOf(helper), nameOf(main)]).toEqual([
      { name: 'main' },
      { name: 'helper' },
      { name: 'main' },
    ]);
    expect(nameOf(main)).toBe(nameOf(main));
    expect(asked).toEqual(['main', 'helper']);
  });
});
