import { join } from 'node:path';

/** Where the tests leave the table for `npm run identity`. */
export const TABLE_FILE = join(import.meta.dirname, '../../reports/identity.txt');
