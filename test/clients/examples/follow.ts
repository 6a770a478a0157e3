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

/** A README shows what really comes out. */
export function expectShown(folder: string, log: string): void {
  for (const line of outputIn(readExample(`${folder}/README.md`))) expect(log).toContain(line);
}
