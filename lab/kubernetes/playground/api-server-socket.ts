import { join } from 'node:path';
import type { RunDirectory } from '../run-directory.ts';

/** Where the cluster's side of the relay listens and the machine's side connects. */
export function apiServerSocket({ path }: RunDirectory): string {
  return join(path, 'api-server.sock');
}
