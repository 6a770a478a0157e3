import { existsSync, mkdirSync, readdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const ROOT = '/sys/fs/cgroup';
const PATIENCE_MS = 60_000;
const POLL_MS = 50;

/**
 * Removes the cgroup of this name from every hierarchy. Waits a little, because it is busy until its last process ends.
 */
export async function removeControlGroup(name: string): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  for (const directory of hierarchies().map((hierarchy) => join(hierarchy, name))) {
    while (!isRemoved(directory) && performance.now() < deadline) await sleep(POLL_MS);
  }
}

/** Makes the cgroup in every hierarchy, because the kubelet needs its root to exist. */
export function createControlGroup(name: string): void {
  for (const hierarchy of hierarchies()) mkdirSync(join(hierarchy, name), { recursive: true });
}

/** Version 2 has one hierarchy, at the root. Version 1 has one for each controller, below the root. */
function hierarchies(): string[] {
  if (existsSync(join(ROOT, 'cgroup.procs'))) return [ROOT];
  return existsSync(ROOT) ? readdirSync(ROOT).map((controller) => join(ROOT, controller)) : [];
}

function isRemoved(directory: string): boolean {
  if (!existsSync(directory)) return true;
  try {
    removeTree(directory);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EBUSY') throw error;
  }
  return !existsSync(directory);
}

/** Not rmSync: nobody can remove the files of a cgroup, only its directories. */
function removeTree(directory: string): void {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    if (entry.isDirectory()) removeTree(join(directory, entry.name));
  }
  rmdirSync(directory);
}
