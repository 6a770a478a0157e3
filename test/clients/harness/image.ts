import { createHash } from 'node:crypto';
import { existsSync, globSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { CACHE_DIRECTORY } from '../../../lab/kubernetes/cache-directory.ts';
import { unpackedPackages } from '../../../lab/kubernetes/debian-packages.ts';
import { execute } from '../../../lab/kubernetes/execute.ts';
import { writeDockerArchive } from '../../../lab/kubernetes/images/docker-archive.ts';
import {
  installLibrariesOf,
  installProgram,
  withRootDirectory,
} from '../../../lab/kubernetes/images/root-directory.ts';
import { step } from '../../../lab/kubernetes/step.ts';
import type { Interpreter } from '../environments/interpreter.ts';

/** A shell, Node and the system libraries of interpreters: a usual image, without a Python in it. */
export const CLIENT_IMAGE = 'test.local/client:1';

/** The mount path of the Python environment in a pod, first on PATH. */
export const ENVIRONMENT_PATH = '/opt/environment';

const config = { Env: [`PATH=${ENVIRONMENT_PATH}/bin:/usr/local/bin:/usr/bin:/bin`], Cmd: ['/bin/bash'] };
const pinnedNode = join(createRequire(import.meta.url).resolve('node/package.json'), '../bin/node');

/** The docker-archive file of the image. It has the libraries of this machine that its interpreters are linked to. */
export async function clientImage(interpreters: readonly Interpreter[]): Promise<string> {
  const archive = join(CACHE_DIRECTORY, 'images', `${cacheKey(interpreters)}-test-local-client-1.tar`);
  if (existsSync(archive)) return archive;
  const busybox = join(await unpackedPackages(['busybox-static']), 'bin/busybox');
  await step(`making image ${CLIENT_IMAGE}`, () =>
    withRootDirectory(busybox, async (rootDirectory) => {
      await installProgram('/bin/bash', rootDirectory, '/bin/bash');
      await installProgram(pinnedNode, rootDirectory, '/usr/local/bin/node');
      for (const library of await manylinuxLibraries()) await installProgram(library, rootDirectory, library);
      await installLibrariesOf(interpreters.flatMap(linkedFiles), rootDirectory);
      await writeDockerArchive({ reference: CLIENT_IMAGE, rootDirectory, config }, archive);
    }),
  );
  return archive;
}

/** The modules in C as well: libssl and similar libraries are linked to them, not to the interpreter. */
function linkedFiles({ root, executable }: Interpreter): string[] {
  return [executable, ...globSync(join(root, 'lib/python3*/lib-dynload/*.so'))];
}

/** System libraries that a wheel may need, beyond those that interpreters are linked to. */
const MANYLINUX = ['libdl.so.2', 'libpthread.so.0', 'librt.so.1', 'libutil.so.1', 'libgcc_s.so.1', 'libstdc++.so.6'];

async function manylinuxLibraries(): Promise<string[]> {
  const known = await execute('/sbin/ldconfig', ['--print-cache']);
  return MANYLINUX.map((name) => {
    const path = known
      .split('\n')
      .find((line) => line.trim().startsWith(`${name} `))
      ?.split(' => ')[1];
    if (path === undefined) throw new Error(`this machine has no ${name}`);
    return path;
  });
}

function cacheKey(interpreters: readonly Interpreter[]): string {
  const parts = [pinnedNode, ...interpreters.map(({ executable, version }) => `${executable} ${version}`)];
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16);
}
