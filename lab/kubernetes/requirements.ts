import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const LINUX_TOOLS = ['unshare', 'nsenter', 'setpriv', 'ip'];
const NODE_TOOLS = ['apt-get', 'dpkg'];

/** Why this machine cannot start a cluster, in a sentence; undefined if it can. */
export function missingRequirement(node: boolean): string | undefined {
  const { KUBEBUILDER_ASSETS: assets } = process.env;
  if (process.platform !== 'linux') return 'a test cluster needs Linux';
  if (node && !assets && process.getuid?.() !== 0) return 'a test cluster with a node needs root';
  const tools = [...LINUX_TOOLS, ...(assets ? [] : ['go']), ...(node && !assets ? NODE_TOOLS : [])];
  const missing = tools.filter((tool) => !isOnPath(tool));
  return missing.length === 0 ? undefined : `a test cluster needs ${missing.join(', ')} on PATH`;
}

/**
 * Ends the process with that sentence. On CI this is a failure, because nobody would notice a skip there. Elsewhere it
 * is a success.
 */
export function skipWithout(requirement: string): never {
  const isCi = process.env['CI'] === 'true';
  console.error(`${isCi ? 'failed' : 'skipped'}: ${requirement}`);
  process.exit(isCi ? 1 : 0);
}

function isOnPath(tool: string): boolean {
  const directories = (process.env['PATH'] ?? '').split(delimiter);
  return directories.some((directory) => isExecutable(join(directory, tool)));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
