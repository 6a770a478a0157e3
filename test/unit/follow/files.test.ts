import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { followFiles } from '../../../src/follow/files.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const SOON = { timeout: 10_000, interval: 2 };

/** A followed file with a number, and everything reported about it. */
async function followedNumber(read: (path: string) => Promise<number> = readNumber) {
  await using opened = new AsyncDisposableStack();
  const folder = opened.use(await temporaryFolder());
  const path = join(folder.path, 'number');
  const write = (text: string) => writeFile(path, text);
  await write('1');
  const [applied, refused]: [number[], unknown[]] = [[], []];
  const number = await followFiles({
    paths: [path],
    read: () => read(path),
    isSame: (one, other) => one === other,
    applied: (value) => void applied.push(value),
    refused: (error) => void refused.push(error),
    intervalMs: 2,
  });
  opened.defer(number.stop);
  const kept = opened.move();
  return { number, write, applied, refused, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

async function readNumber(path: string): Promise<number> {
  const value = Number(await readFile(path, 'utf8'));
  if (Number.isNaN(value)) throw new Error('no number');
  return value;
}

it('gives the present value at once and then each new one; only a new value is applied', async () => {
  await using file = await followedNumber();
  const seen: number[] = [];
  file.number.each((value) => void seen.push(value));
  await file.write('2');
  await expect.poll(() => seen, SOON).toEqual([1, 2]);
  expect([await file.number.first, file.number.current(), file.applied]).toEqual([1, 2, [2]]);
});

it('refuses an unusable file and keeps the value before', async () => {
  await using file = await followedNumber();
  await file.write('two');
  await expect.poll(() => file.refused.length, SOON).toBeGreaterThan(0);
  expect([file.number.current(), file.applied]).toEqual([1, []]);
  await file.write('3');
  await expect.poll(() => file.number.current(), SOON).toBe(3);
});

it('notices a change between the first read and the first poll', async () => {
  let isFirst = true;
  await using file = await followedNumber(async (path) => {
    const value = await readNumber(path);
    if (isFirst) await writeFile(path, '5');
    isFirst = false;
    return value;
  });
  expect([file.number.current(), file.applied]).toEqual([5, [5]]);
});

it('applies and refuses nothing after it was stopped', async () => {
  const held = Promise.withResolvers<void>();
  let readings = 0;
  await using file = await followedNumber(async (path) => {
    readings += 1;
    if (readings > 2) await held.promise;
    return readNumber(path);
  });
  await file.write('2');
  await expect.poll(() => readings, SOON).toBe(3);
  await file.number.stop();
  held.resolve();
  await new Promise(setImmediate);
  await file.write('two');
  expect([file.number.current(), file.applied, file.refused]).toEqual([1, [], []]);
});

it('must be usable at first', async () => {
  await expect(followedNumber(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
});
