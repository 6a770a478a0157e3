import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * The folder for built binaries, unpacked packages and images. It outlives a run. It is outside the tree, so that every
 * checkout shares it.
 */
export const CACHE_DIRECTORY = join(
  process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'),
  'polyaxon-gcs-injector',
);
