import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CACHE_DIRECTORY } from '../../lab/kubernetes/cache-directory.ts';
import { execute } from '../../lab/kubernetes/execute.ts';
import { step } from '../../lab/kubernetes/step.ts';
import { withTemporaryDirectory } from '../../lab/kubernetes/temporary-directory.ts';

/** The long-term support release before the server's own. */
const OLDER = '22.23.5';

/** That Node, from its npm package. It is kept in the cache. */
export async function olderNode(): Promise<string> {
  const kept = join(CACHE_DIRECTORY, 'node', OLDER);
  const name = `node-${process.platform}-${process.arch}`;
  const node = join(kept, 'node_modules', name, 'bin/node');
  if (existsSync(node)) return node;
  mkdirSync(dirname(kept), { recursive: true });
  await step(`installing Node ${OLDER} (once)`, () =>
    withTemporaryDirectory(`${kept}-`, async (unfinished) => {
      await execute('npm', ['install', `--prefix=${unfinished}`, '--ignore-scripts', '--no-audit', `${name}@${OLDER}`]);
      renameSync(unfinished, kept);
    }),
  );
  return node;
}
