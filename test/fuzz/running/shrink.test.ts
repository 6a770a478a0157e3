import { expect, it } from 'vitest';
import { shrinkBody, shrinkList } from './shrink.ts';

it('leaves out of a list what is not needed', async () => {
  const still = async (list: readonly number[]) => list.includes(3) && list.includes(5);
  expect(await shrinkList([1, 2, 3, 4, 5, 6], still)).toEqual([3, 5]);
});

it('leaves out of a body what is not needed', async () => {
  const body = { a: [{ b: 1, c: 2 }, 3, { d: { e: 'x', f: null } }], g: {} };
  const still = async (less: Buffer) => less.includes('"f":null');
  expect(JSON.parse((await shrinkBody(Buffer.from(JSON.stringify(body)), still)).toString())).toEqual({
    a: [{ d: { f: null } }],
  });
});

it('leaves a body that is no JSON, and one that fails only as it is written', async () => {
  for (const text of ['{"a":', '{"a": 1e400}']) {
    const body = Buffer.from(text);
    expect(await shrinkBody(body, async (less) => less.equals(body))).toBe(body);
  }
});
