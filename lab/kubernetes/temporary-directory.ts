import { mkdtempSync, rmSync } from 'node:fs';

/**
 * Lends a new directory whose path begins with `prefix`. It is removed afterwards, also if the process exits meanwhile.
 */
export async function withTemporaryDirectory<T>(prefix: string, use: (directory: string) => Promise<T>): Promise<T> {
  const directory = mkdtempSync(prefix);
  const remove = () => rmSync(directory, { recursive: true, force: true });
  process.once('exit', remove);
  try {
    return await use(directory);
  } finally {
    process.off('exit', remove);
    remove();
  }
}
