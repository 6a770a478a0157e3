import { join } from 'node:path';
import { execute } from '../../lab/kubernetes/execute.ts';
import { type Architecture, PLATFORMS } from './pins.ts';

/** Downloads the npm package that holds the Node of an architecture, and returns the path of its archive. */
export async function packedNode(architecture: Architecture, version: string, folder: string): Promise<string> {
  const wanted = `${PLATFORMS[architecture].node}@${version}`;
  const [packed] = JSON.parse(await execute('npm', ['pack', wanted, '--json', `--pack-destination=${folder}`]));
  return join(folder, packed.filename);
}
