import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE_DIRECTORY } from '../cache-directory.ts';
import { builtByGo, goVersion } from './go-build.ts';

/** A command of somebody's module, as its authors wrote it. A folder of ours pins all its modules. */
export interface GoTool {
  readonly name: string;
  readonly version: string;
  /** The folder with `go.mod` and `go.sum`. */
  readonly source: string;
  readonly package: string;
  /** For the linker: variables that a release has. */
  readonly linked?: readonly string[];
}

/** Built once, in some minutes. */
export const goTool = (tool: GoTool): Promise<string> =>
  builtByGo({
    title: `building ${tool.name} ${tool.version} from Go modules (once, some minutes)`,
    program: join(CACHE_DIRECTORY, tool.name, `${tool.version}-${buildKey(tool)}`, tool.name),
    source: tool.source,
    flags: flagsOf(tool),
    package: tool.package,
  });

const flagsOf = ({ linked = [] }: GoTool): readonly string[] => [
  '-buildvcs=false',
  '-trimpath',
  `-ldflags=${['-s', '-w', ...linked].join(' ')}`,
];

function buildKey(tool: GoTool): string {
  const hash = createHash('sha256').update(goVersion()).update(flagsOf(tool).join(' '));
  for (const file of ['go.mod', 'go.sum']) hash.update(readFileSync(join(tool.source, file)));
  return hash.digest('hex').slice(0, 16);
}
