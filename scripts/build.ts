import { chmod, copyFile, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { build } from 'esbuild';
import { licencesOf } from './licences.ts';
import { COMPLETE, published } from './npm/published.ts';

// node scripts/build.ts [FOLDER]: writes the bundle to FOLDER, or to dist if none is given. It empties only dist first.
const DIST = 'dist';
const [OUT = DIST] = process.argv.slice(2);
const PROGRAM = `${OUT}/polyaxon-gcs-injector.js`;

// CommonJS packages in the bundle call `require`, which ES modules lack.
const REQUIRE = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

if (OUT === DIST) await rm(DIST, { recursive: true, force: true });
const { metafile, outputFiles } = await build({
  entryPoints: { 'polyaxon-gcs-injector': 'src/main.ts' },
  // Written to OUT below: the bundle and its maps are the same wherever that is.
  outdir: DIST,
  write: false,
  bundle: true,
  // The file that `serve` loads leaves out what only other commands need.
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  platform: 'node',
  // The server needs 24, the commands on a laptop do not.
  target: 'node22',
  format: 'esm',
  // Names stay, because a stack in the log shows them. `keepNames` would do it at each making of a closure, for 5 % of
  // an admission.
  minifyWhitespace: true,
  minifySyntax: true,
  sourcemap: 'linked',
  metafile: true,
  legalComments: 'linked',
  banner: { js: REQUIRE },
});
for (const { path, contents } of outputFiles) {
  const file = join(OUT, relative(DIST, path));
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, contents);
}
// It tells Node the kind of these modules, and npm that the folder is a package.
const manifest = published(JSON.parse(await readFile('package.json', 'utf8')));
await writeFile(`${OUT}/package.json`, `${JSON.stringify(manifest, null, 2)}\n`);
await copyFile('scripts/npm/README.md', `${OUT}/README.md`);
await copyFile(`scripts/npm/${COMPLETE}`, `${OUT}/${COMPLETE}`);
await chmod(`${OUT}/${COMPLETE}`, 0o755);
// The image carries the licence of each package that it carries, and our own.
await writeFile(`${OUT}/LICENSES.txt`, licencesOf(metafile));
await copyFile('LICENSE', `${OUT}/LICENSE`);
await chmod(PROGRAM, 0o755);
console.log(`${PROGRAM}: ${Math.round((await stat(PROGRAM)).size / 1024)} KiB`);
