import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execute } from '../lab/kubernetes/execute.ts';
import type { Release } from './release.ts';

/** Builds the bundle, and returns its folder. */
export async function buildBundle({ root, work }: Release): Promise<string> {
  const folder = join(work, 'dist');
  await execute(process.execPath, ['scripts/build.ts', folder], { cwd: root });
  return folder;
}

/** Packs the bundle as the archive of an npm package. npm gives each file the same time. */
export async function packNpmPackage(bundle: string, { out }: Release): Promise<string> {
  const [packed] = JSON.parse(await execute('npm', ['pack', bundle, '--json', `--pack-destination=${out}`]));
  return join(out, packed.filename);
}

const SEPARATOR = `\n${'='.repeat(80)}\n\n`;

/** The packages that the bundler read, as NAME@VERSION: the licences that it had to bring tell. */
export function packagesIn(bundle: string): ReadonlySet<string> {
  const heads = readFileSync(join(bundle, 'LICENSES.txt'), 'utf8').split(SEPARATOR);
  return new Set(heads.map((text) => /^(\S+) (\S+): /.exec(text)?.slice(1, 3).join('@') ?? fail(text)));
}

const fail = (text: string): never => {
  throw new Error(`no package and version in front of a licence: ${text.slice(0, 80)}`);
};

/** True if a file of the bundle names the checkout: then it would differ from machine to machine. */
export const namesMachine = (bundle: string, { root, work }: Release): readonly string[] =>
  readdirSync(bundle, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js') || file.endsWith('.txt'))
    .filter((file) => [root, work].some((path) => readFileSync(join(bundle, file), 'utf8').includes(path)));
