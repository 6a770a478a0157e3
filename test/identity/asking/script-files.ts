import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Texts } from '../container/not-started.ts';
import type { Question } from './question.ts';

/** Writes files that come from no volume, such as those that a script fetches, each as a separate mount. */
export async function layScriptFiles(files: Texts, folder: string): Promise<Question['mounts']> {
  const mounts = Object.keys(files).map((target, index) => ({
    source: join(folder, `${index}`),
    target,
    readOnly: true,
  }));
  await mkdir(folder, { recursive: true });
  for (const { source, target } of mounts) await writeFile(source, files[target] ?? '');
  return mounts;
}
