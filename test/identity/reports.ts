import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { aRow } from './a-row.ts';
import type { Row } from './row.ts';

const FOLDER = join(import.meta.dirname, 'reports');

/** Public reports, a file each: first the subject, then the pod. */
export const REPORTS: readonly Row[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.yaml'))
  .toSorted()
  .map((file) => {
    const [about, pod] = parseAllDocuments(readFileSync(join(FOLDER, file), 'utf8')).map((one) => one.toJS());
    return aRow({ ...about, name: file.replace('.yaml', ''), pod });
  });
