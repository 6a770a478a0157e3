import { join } from 'node:path';
import { CACHE_DIRECTORY } from '../cache-directory.ts';

/** The same path every time, so that an exported KUBECONFIG in a terminal stays valid. */
export const PLAYGROUND_KUBECONFIG = join(CACHE_DIRECTORY, 'playground.kubeconfig');
