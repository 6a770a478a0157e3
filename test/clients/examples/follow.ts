import { expect } from 'vitest';
import type { Accounts, Installation } from './installation.ts';
import { commandsIn, outputIn } from './readme.ts';
import { readExample } from './runs.ts';

/** The account of a reader who has one key. */
export const mayUse = (...buckets: readonly string[]): Accounts => ({
  'polyaxon@acme.iam.gserviceaccount.com': { buckets, keyFile: 'key.json' },
});

/** Runs the commands of a README from the first to the last. */
export async function follow({ sh }: Installation, folder: string): Promise<void> {
  for (const block of commandsIn(readExample(`${folder}/README.md`))) await sh(block);
}

/** A README shows the real output. */
export function expectShown(folder: string, log: string): void {
  expectInOrder(log, shownIn(folder));
}

/** The same for a README with the figures and times of one run. */
export function expectAlike(folder: string, log: string): void {
  expectInOrder(blurred(log), shownIn(folder).map(blurred));
}

/** These lines in their order, with any lines between them. An empty list would prove nothing. */
export function expectInOrder(text: string, shown: readonly string[]): void {
  expect(shown).not.toEqual([]);
  let rest = text.split('\n');
  for (const line of shown) {
    expect(rest).toContain(line);
    rest = rest.slice(rest.indexOf(line) + 1);
  }
}

const shownIn = (folder: string): readonly string[] => outputIn(readExample(`${folder}/README.md`));

const blurred = (text: string): string => text.replaceAll(/\d+(\.\d+)?([mu]?s)?/g, '#');
