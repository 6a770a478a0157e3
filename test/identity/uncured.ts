import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { V1Pod } from '@kubernetes/client-node';
import type { Operation } from '../../src/injection/plan/patch.ts';
import type { Pod } from '../../src/kubernetes/pod.ts';
import { applied } from '../support/builders.ts';
import { ROWS } from './rows.ts';
import type { Subject } from './subject.ts';

const FOLDER = join(import.meta.dirname, 'uncured');

/** The patches for the reports' rows before the fixes. The proof must see their harm. */
export const UNCURED: readonly Subject[] = readdirSync(FOLDER)
  .toSorted()
  .map((file) => {
    const name = basename(file, '.json');
    const row = ROWS.find((one) => one.name === name);
    if (row === undefined) throw new Error(`no row ${name}`);
    const operations: readonly Operation[] = JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));
    const after = applied(row.pod as Pod, { operations }) as V1Pod;
    return { row: { ...row, name: `${name}, uncured` }, after, warnings: [] };
  });
