import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { execute } from '../lab/kubernetes/execute.ts';

/** Something that must be put right before a release. The message says how. */
export class NotReady extends Error {}

/** Refuses a release that nobody could make again, or that would call itself differently than its parts. */
export async function assertReady(root: string, wanted: Wanted): Promise<void> {
  assertMachine();
  assertVersions(root, wanted.version);
  if (existsSync(wanted.out) && readdirSync(wanted.out).length > 0)
    throw new NotReady(`${wanted.out} is not empty: name a new folder with --out`);
  const changed = await execute('git', ['status', '--porcelain'], { cwd: root });
  if (changed !== '' && !wanted.allowDirty)
    throw new NotReady(
      `the checkout has changes that no commit has: commit them, or try out with --allow-dirty\n${changed}`,
    );
}

export interface Wanted {
  readonly version: string;
  readonly out: string;
  readonly allowDirty: boolean;
}

function assertMachine(): void {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    throw new NotReady('the image is built on Debian as root: run this in a container of node:24-bookworm');
}

function assertVersions(root: string, version: string): void {
  const chart = parse(readFileSync(join(root, 'charts/polyaxon-gcs-injector/Chart.yaml'), 'utf8'));
  const { version: own } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const said = {
    'version in package.json': own,
    'version in Chart.yaml': chart.version,
    'appVersion in Chart.yaml': chart.appVersion,
  };
  const wrong = Object.entries(said).filter(([, value]) => value !== version);
  if (wrong.length > 0)
    throw new NotReady(
      `set these to ${version} and commit: ${wrong.map(([name, value]) => `${name} (${value})`).join(', ')}`,
    );
}
