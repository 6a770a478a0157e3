import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtByGo, goVersion } from '../kubernetes/binary/go-build.ts';
import { CACHE_DIRECTORY } from '../kubernetes/cache-directory.ts';

interface Tool {
  /** The folder with its go.mod, and the name of the program. */
  readonly name: string;
  readonly package: string;
  readonly tags?: string;
}

/** Checks workflows of GitHub. */
export const actionlint = (): Promise<string> =>
  goTool({ name: 'actionlint', package: 'github.com/rhysd/actionlint/cmd/actionlint' });

/** A program of Go modules, built once from the versions in its folder. */
function goTool({ name, package: built, tags = '' }: Tool): Promise<string> {
  const source = join(import.meta.dirname, name);
  const flags = ['-buildvcs=false', '-trimpath', `-tags=${tags}`, '-ldflags=-s -w'];
  const hash = createHash('sha256').update(goVersion()).update(flags.join(' '));
  for (const file of ['go.mod', 'go.sum']) hash.update(readFileSync(join(source, file)));
  const program = join(CACHE_DIRECTORY, 'go-tools', `${name}-${hash.digest('hex').slice(0, 16)}`, name);
  return builtByGo({ title: `building ${name} from Go modules (once)`, program, source, flags, package: built });
}
