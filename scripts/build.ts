import { chmod, copyFile, rm, stat, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { licencesOf } from './licences.ts';

// node scripts/build.ts [FOLDER]: writes the bundle to FOLDER, or to dist if none is given. It empties only dist first.
const DIST = 'dist';
const [OUT = DIST] = process.argv.slice(2);
const PROGRAM = `${OUT}/polyaxon-gcs-injector.js`;

// CommonJS packages in the bundle call `require`, which ES modules lack.
const REQUIRE = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

if (OUT === DIST) await rm(DIST, { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: { 'polyaxon-gcs-injector': 'src/main.ts' },
  outdir: OUT,
  bundle: true,
  // The file that `serve` loads leaves out what only other commands need.
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  platform: 'node',
  target: 'node24',
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
// The image has no other package.json that tells Node the kind of these modules.
await writeFile(`${OUT}/package.json`, '{ "type": "module" }\n');
// The image carries the licence of each package that it carries, and our own.
await writeFile(`${OUT}/LICENSES.txt`, licencesOf(metafile));
await copyFile('LICENSE', `${OUT}/LICENSE`);
await chmod(PROGRAM, 0o755);
console.log(`${PROGRAM}: ${Math.round((await stat(PROGRAM)).size / 1024)} KiB`);
