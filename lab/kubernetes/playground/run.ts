import { rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { prepare } from '../prepare.ts';
import { createRunDirectory } from '../run-directory.ts';
import { runInside } from '../run-inside.ts';
import { apiServerSocket } from './api-server-socket.ts';
import { PLAYGROUND_KUBECONFIG } from './kubeconfig-file.ts';
import { relay } from './relay.ts';

export interface PlaygroundOptions {
  readonly kubernetes: string;
  readonly node: boolean;
  /** True if its node has the image of this project. */
  readonly injector: boolean;
}

/**
 * The machine's side of the playground: builds what is missing, then relays connections from loopback until it ends.
 */
export async function runPlayground({ kubernetes, node, injector }: PlaygroundOptions): Promise<number> {
  await prepare(kubernetes, node);
  const run = await createRunDirectory();
  const door = await relay(0, { path: apiServerSocket(run) });
  const { port } = door.address() as AddressInfo;
  try {
    const inside = join(import.meta.dirname, 'inside.ts');
    return await runInside([process.execPath, inside, JSON.stringify({ kubernetes, node, injector, port })], run);
  } finally {
    door.close();
    rmSync(PLAYGROUND_KUBECONFIG, { force: true });
  }
}
