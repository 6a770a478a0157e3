import { join } from 'node:path';
import { CACHE_DIRECTORY } from '../cache-directory.ts';

/** The same path every time, so that a terminal where it was exported stays right. */
export const PLAYGROUND_KUBECONFIG = join(CACHE_DIRECTORY, 'playground.kubeconfig');
