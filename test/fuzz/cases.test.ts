import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { libraryApplier } from './applying/library-applier.ts';
import { readCases, writeCase } from './cases.ts';
import { askAlone } from './running/ask.ts';
import { startTarget, type Target } from './serving/target.ts';
import { WORLDS } from './worlds.ts';

const targets = new Map<string, Promise<Target>>();
afterAll(async () => {
  for (const target of targets.values()) await (await target)[Symbol.asyncDispose]();
});

async function askedIn(name: string) {
  const world = WORLDS.find((each) => each.name === name);
  if (world === undefined) throw new Error(`no world is called ${name}`);
  const target = targets.get(name) ?? startTarget(world);
  targets.set(name, target);
  return { world, target: await target, applier: libraryApplier() };
}

describe('what the fuzzer once found', () => {
  it.each(readCases(join(import.meta.dirname, 'cases')))('%s', async (_name, { world, sent }) => {
    expect(await askAlone(sent, await askedIn(world))).toEqual([]);
  });
});

describe('a case', () => {
  it.each([
    ['JSON', Buffer.from('{"a":[1,"é"]}'), 'body'],
    ['JSON with spaces', Buffer.from('{ "a": 1e400 }'), 'text'],
    ['no JSON', Buffer.from('{"a'), 'text'],
    ['no UTF-8', Buffer.from([0x7b, 0xff, 0xc3]), 'base64'],
  ])('keeps every byte of %s', async (_what, body, form) => {
    await using folder = await temporaryFolder();
    const sent = { path: '/mutate--v1-pod', body };
    const name = writeCase(folder.path, { rule: 'law 2: A b', detail: 'x' }, 'strict', sent);
    expect(readdirSync(folder.path)).toEqual([name]);
    const [[, read] = []] = readCases(folder.path);
    expect(read).toEqual({ rule: 'law 2: A b', detail: 'x', world: 'strict', sent });
    expect(name).toMatch(/^law-2-a-b-[0-9a-f]{8}\.json$/);
    expect(form in JSON.parse((await import('node:fs')).readFileSync(join(folder.path, name), 'utf8'))).toBe(true);
  });
});
