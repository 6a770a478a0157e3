import { chmodSync, copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execute } from '../execute.ts';
import { withTemporaryDirectory } from '../temporary-directory.ts';

const USERS = ['root:x:0:0:root:/:/bin/sh', 'node:x:1000:1000::/:/bin/sh', 'nobody:x:65534:65534::/:/bin/false'];
const GROUPS = ['root:x:0:', 'node:x:1000:', 'nobody:x:65534:'];

/** Lends a new root file system with users and busybox to `use`, and removes it afterwards. */
export function withRootDirectory<T>(busybox: string, use: (root: string) => Promise<T>): Promise<T> {
  return withTemporaryDirectory(join(tmpdir(), 'image-root-'), async (root) => {
    chmodSync(root, 0o755);
    for (const directory of ['bin', 'dev', 'etc', 'proc', 'sys', 'tmp']) mkdirSync(join(root, directory));
    chmodSync(join(root, 'tmp'), 0o1777);
    writeFileSync(join(root, 'etc/passwd'), `${USERS.join('\n')}\n`);
    writeFileSync(join(root, 'etc/group'), `${GROUPS.join('\n')}\n`);
    await installBusybox(busybox, root);
    return use(root);
  });
}

async function installBusybox(busybox: string, root: string): Promise<void> {
  copyFileSync(busybox, join(root, 'bin/busybox'));
  const applets = (await execute(busybox, ['--list'])).trim().split('\n');
  for (const applet of applets.filter((name) => name !== 'busybox')) symlinkSync('busybox', join(root, 'bin', applet));
}

/**
 * Copies a program of this machine to `target` in the root. Copies the shared libraries that it needs to the same paths
 * as here.
 */
export async function installProgram(program: string, root: string, target: string): Promise<void> {
  copyInto(root, program, target);
  await installLibrariesOf([program], root);
}

/** Copies the shared libraries that these files of this machine need to the same paths as here. */
export async function installLibrariesOf(files: readonly string[], root: string): Promise<void> {
  const libraries = new Set<string>();
  for (const file of files) {
    for (const [library] of (await execute('ldd', [file])).matchAll(/\/\S+\.so\S*/g)) libraries.add(library);
  }
  for (const library of libraries) copyInto(root, library, library);
}

function copyInto(root: string, from: string, to: string): void {
  mkdirSync(dirname(join(root, to)), { recursive: true });
  copyFileSync(from, join(root, to));
}
