import { execFileSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cluster } from '../cluster.ts';
import { withTemporaryDirectory } from '../temporary-directory.ts';
import { buildImage } from './build-image.ts';
import { NODE_IMAGE } from './test-images.ts';

export const REPOSITORY = 'test.local/polyaxon-gcs-injector';
/** The chart's default image. */
export const TAG: string = createRequire(import.meta.url)('../../../package.json').version;

const given = process.env['INJECTOR_IMAGE'];
const [, repository, tag] = /^(.+):([^:/]+)$/.exec(given ?? '') ?? [];
if (given && !repository) throw new Error(`INJECTOR_IMAGE must be REPOSITORY:TAG; it is "${given}"`);

/** The image to install, as values of the chart: one that the cluster has or can pull, or that of `loadInjector`. */
export const IMAGE = { image: repository ? { repository, tag } : { repository: REPOSITORY, tag: TAG } };

/**
 * Builds the bundle and the project's own Dockerfile, unchanged. Loads the image into the cluster, unless it has one.
 */
export async function loadInjector(cluster: Cluster): Promise<void> {
  if (repository) return;
  const root = join(import.meta.dirname, '../../..');
  await withTemporaryDirectory(join(tmpdir(), 'injector-'), async (directory) => {
    // Each build has its own context. Otherwise parallel suites would replace each other's bundle.
    const context = join(directory, 'context');
    execFileSync(process.execPath, ['scripts/build.ts', join(context, 'dist')], { cwd: root });
    copyFileSync(join(root, '.dockerignore'), join(context, '.dockerignore'));
    const archive = join(directory, 'injector.tar');
    const dockerfile = join(root, 'Dockerfile');
    await buildImage({ dockerfile, context, buildArgs: { NODE_IMAGE }, tag: `${REPOSITORY}:${TAG}`, archive });
    await cluster.loadImage(archive);
  });
}
