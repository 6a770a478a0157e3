import { chmod, rm, stat, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';

// node scripts/build.ts [FOLDER]: the bundle, in dist unless told. Only dist is emptied first.
const DIST = 'dist';
const [OUT = DIST] = process.argv.slice(2);
const PROGRAM = `${OUT}/polyaxon-gcs-injector.js`;

// CommonJS packages in the bundle call `require`, which ES modules do not have.
const REQUIRE = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

if (OUT === DIST) await rm(DIST, { recursive: true, force: true });
await build({
  entryPoints: { 'polyaxon-gcs-injector': 'src/main.ts' },
  outdir: OUT,
  bundle: true,
  // What only some commands need stays out of the file that `serve` loads.
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  platform: 'node',
  target: 'node24',
  format: 'esm',
  minify: true,
  keepNames: true,
  sourcemap: 'linked',
  legalComments: 'linked',
  banner: { js: REQUIRE },
});
// In the image there is no other package.json that would tell Node what kind of modules these are.
await writeFile(`${OUT}/package.json`, '{ "type": "module" }\n');
await chmod(PROGRAM, 0o755);
console.log(`${PROGRAM}: ${Math.round((await stat(PROGRAM)).size / 1024)} KiB`);
