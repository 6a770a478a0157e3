import { join } from 'node:path';
import { expect, it } from 'vitest';
import { execute } from '../../../lab/kubernetes/execute.ts';

const ROOT = join(import.meta.dirname, '../../..');

it('a word that is in no folder is refused with the folders that there are', async () => {
  const run = execute(process.execPath, ['scripts/mutation/main.ts', 'keys', 'nowhere'], { cwd: ROOT });
  await expect(run).rejects.toThrow(
    /failed \(2\)\nerror: no folder has "nowhere" in its path; there are:\n {2}src\/injection\n/,
  );
});
