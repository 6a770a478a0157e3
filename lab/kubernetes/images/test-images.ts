import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { CACHE_DIRECTORY } from '../cache-directory.ts';
import { unpackedPackages } from '../debian-packages.ts';
import { step } from '../step.ts';
import { type ImageConfig, writeDockerArchive } from './docker-archive.ts';
import { installProgram, withRootDirectory } from './root-directory.ts';

/** Keeps a pod's namespaces open. It has no Cmd, because the runtime would append that to the Entrypoint. */
export const PAUSE_IMAGE = 'test.local/pause:1';

/** A shell and the usual small programs, for test pods. Clusters that pull images may use another one. */
export const BUSYBOX_IMAGE = process.env['BUSYBOX_IMAGE'] ?? 'test.local/busybox:1';

/** Node in the project's pinned version, its libraries and busybox. It stands for the official `node` image. */
export const NODE_IMAGE = 'test.local/node:24';

const PATH = 'PATH=/usr/local/bin:/usr/bin:/bin';

interface TestImage {
  readonly reference: string;
  readonly config: ImageConfig;
  /** A program of this machine that the image holds besides busybox. */
  readonly program?: string;
}

const pinnedNode = join(createRequire(import.meta.url).resolve('node/package.json'), '../bin/node');

/** The docker-archive file of each image. It is made from scratch if the cache lacks it. */
export const pauseImage = () =>
  testImage({ reference: PAUSE_IMAGE, config: { Entrypoint: ['/bin/sleep', '2147483647'] } });
export const busyboxImage = () => testImage({ reference: BUSYBOX_IMAGE, config: { Env: [PATH], Cmd: ['/bin/sh'] } });
export const nodeImage = () =>
  testImage({ reference: NODE_IMAGE, config: { Env: [PATH], Cmd: ['node'] }, program: pinnedNode });

async function testImage({ reference, config, program }: TestImage): Promise<string> {
  const packages = await unpackedPackages(['busybox-static']);
  const archive = join(
    CACHE_DIRECTORY,
    'images',
    `${cacheKey(packages, program)}-${reference.replace(/\W/g, '-')}.tar`,
  );
  if (existsSync(archive)) return archive;
  await step(`making image ${reference}`, () =>
    withRootDirectory(join(packages, 'bin/busybox'), async (rootDirectory) => {
      if (program) await installProgram(program, rootDirectory, '/usr/local/bin/node');
      await writeDockerArchive({ reference, rootDirectory, config }, archive);
    }),
  );
  return archive;
}

function cacheKey(packages: string, program: string | undefined): string {
  const hash = createHash('sha256').update(basename(packages));
  if (program) hash.update(readFileSync(program));
  return hash.digest('hex').slice(0, 16);
}
