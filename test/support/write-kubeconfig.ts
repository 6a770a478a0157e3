import { writeFile } from 'node:fs/promises';

/** Writes a kubeconfig that only its owner can read. Resolves with its path. */
export async function writeKubeconfig(path: string, content: string): Promise<string> {
  await writeFile(path, content, { mode: 0o600 });
  return path;
}
