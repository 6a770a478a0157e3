import { join } from 'node:path';

/** The file in which the tests leave the table for `npm run identity`. */
export const TABLE_FILE = join(import.meta.dirname, '../../reports/identity.txt');
