import { createHash } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CACHE_DIRECTORY } from '../../lab/kubernetes/cache-directory.ts';
import { writeDockerArchive } from '../../lab/kubernetes/images/docker-archive.ts';
import { step } from '../../lab/kubernetes/step.ts';
import { withTemporaryDirectory } from '../../lab/kubernetes/temporary-directory.ts';
import { type Architecture, PINS } from './pins.ts';
import { makeRoot } from './root.ts';

const CONFIG = { Env: ['PATH=/usr/local/bin:/usr/bin:/bin'], Cmd: ['node'] };
/** Another layout of the base has another number. */
const LAYOUT = 1;

export const baseOf = (architecture: Architecture): string => `localhost/node-${architecture}:${PINS.node.version}`;

/** The base for an architecture as an archive. It is made from its pins, unless the cache has it. */
export async function baseArchive(architecture: Architecture): Promise<string> {
  const archive = join(CACHE_DIRECTORY, 'base', `${keyOf(architecture)}-${architecture}.tar`);
  if (existsSync(archive)) return archive;
  mkdirSync(dirname(archive), { recursive: true });
  await step(`base for ${architecture}: Node ${PINS.node.version} and Debian ${PINS.debian.suite}, as pinned`, () =>
    withTemporaryDirectory(join(tmpdir(), 'base-'), async (work) => {
      const rootDirectory = join(work, 'root');
      await makeRoot(architecture, rootDirectory, work);
      await writeDockerArchive(
        { reference: baseOf(architecture), rootDirectory, config: CONFIG, architecture },
        archive,
      );
    }),
  );
  return archive;
}

const keyOf = (architecture: Architecture): string =>
  createHash('sha256')
    .update(JSON.stringify([LAYOUT, PINS.node, PINS.debian.packages[architecture]]))
    .digest('hex')
    .slice(0, 16);
