import { join } from 'node:path';
import type { RunDirectory } from '../run-directory.ts';

/** The socket between the two relays: the cluster's side listens and the machine's side connects. */
export function apiServerSocket({ path }: RunDirectory): string {
  return join(path, 'api-server.sock');
}
