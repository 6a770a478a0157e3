import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where built binaries, unpacked packages and images outlive a run: outside the tree, so that every checkout shares them. */
export const CACHE_DIRECTORY = join(
  process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'),
  'polyaxon-gcs-injector',
);
