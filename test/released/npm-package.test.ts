import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { execute } from '../../lab/kubernetes/execute.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { olderNode } from './nodes.ts';

const ROOT = join(import.meta.dirname, '../..');
const POD = join(ROOT, 'examples/pods/job-2.18.0.yaml');

/** A folder without a checkout, and everything else that the suite writes. */
const folder = mkdtempSync(join(tmpdir(), 'npm-package-'));
const empty = join(folder, 'empty');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NODES = { '22, as long as it is supported': olderNode, '24, the server’s own': async () => process.execPath };

beforeAll(async () => {
  await execute(process.execPath, ['scripts/build.ts', join(folder, 'dist')], { cwd: ROOT });
  await execute('npm', ['pack', join(folder, 'dist'), `--pack-destination=${folder}`]);
  mkdirSync(empty);
  writeFileSync(join(empty, 'package.json'), '{}\n');
  const archive = join(folder, `polyaxon-gcs-injector-${packageJson.version}.tgz`);
  await execute('npm', ['install', '--offline', '--no-audit', '--ignore-scripts', archive], { cwd: empty });
});

/** Runs a program of the installed package as `npx` does, on this Node. */
const npx = (node: string, ...args: readonly string[]): Promise<string> =>
  execute('npx', ['--no-install', ...args], {
    cwd: empty,
    env: { ...process.env, PATH: [dirname(node), process.env['PATH']].join(delimiter) },
  });

it('brings no other package, no source and no map', () => {
  const installed = join(empty, 'node_modules');
  expect(readdirSync(installed).filter((name) => !name.startsWith('.'))).toEqual(['polyaxon-gcs-injector']);
  const files = readdirSync(installed, { recursive: true }).filter((file) => /\.(?:map|ts)$/.test(`${file}`));
  expect(files).toEqual([]);
});

describe.each(Object.entries(NODES))('the command without a checkout, on Node %s', (version, find) => {
  it('injects a manifest', async () => {
    const node = await find();
    expect(await execute(node, ['--version'])).toMatch(`v${version.slice(0, 2)}.`);
    const patch = JSON.parse(await npx(node, 'polyaxon-gcs-injector', 'inject', '-f', POD, '-o', 'patch'));
    expect(JSON.stringify(patch)).toContain('GOOGLE_APPLICATION_CREDENTIALS');
  });

  it('shows the demo', async () => {
    expect(await npx(await find(), 'polyaxon-gcs-injector', 'demo')).toMatch(/^job +job of Polyaxon .* injected /m);
  });

  it('is a plugin of kubectl', async () => {
    expect(await npx(await find(), 'kubectl-plx_gcs', 'version')).toBe(`${packageJson.version}\n`);
  });

  it('completes words after `kubectl plx-gcs`', async () => {
    expect(await npx(await find(), 'kubectl_complete-plx_gcs', 'certs', 'ro')).toMatch(/^rotate\t.*\n:4\n$/);
  });

  it('completes words', async () => {
    expect(await npx(await find(), 'polyaxon-gcs-injector', 'complete', '--', 'doc')).toContain('doctor\t');
  });
});

it('the server says in one sentence that an older Node is not enough', async () => {
  const started = npx(await olderNode(), 'polyaxon-gcs-injector', 'serve');
  await expect(started).rejects.toThrow(
    /\nerror: the server needs Node 24 or later; this is Node 22\.\S+, which is enough/,
  );
});
