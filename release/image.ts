import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execute } from '../lab/kubernetes/execute.ts';
import { buildahIn, buildPackages } from '../lab/kubernetes/images/build-image.ts';
import { archiveFolder } from './archive-folder.ts';
import { baseArchive, baseOf } from './base/archive.ts';
import { ARCHITECTURES, type Architecture } from './base/pins.ts';
import type { Release } from './release.ts';

/** Builds the Dockerfile for each platform into one OCI archive. Returns the digest of the index over them. */
export async function buildImage(release: Release, bundle: string, archive: string): Promise<string> {
  const { work } = release;
  const context = join(work, 'context');
  cpSync(bundle, join(context, 'dist'), { recursive: true });
  cpSync(join(release.root, '.dockerignore'), join(context, '.dockerignore'));
  await execute('chmod', ['-R', 'u=rwX,go=rX', context]);
  const buildah = buildahIn(work, await buildPackages());
  await buildah(['manifest', 'create', INDEX]);
  for (const architecture of ARCHITECTURES) {
    await buildah(['pull', `docker-archive:${await baseArchive(architecture)}`]);
    await buildah(['build', ...argumentsOf(release, architecture), context]);
    await buildah(['manifest', 'add', INDEX, tagOf(architecture)]);
  }
  const layout = join(work, 'layout');
  mkdirSync(layout);
  await buildah(['manifest', 'push', '--all', INDEX, `oci:${layout}:${release.version}`]);
  await archiveFolder(layout, '.', archive, release.epoch);
  return JSON.parse(readFileSync(join(layout, 'index.json'), 'utf8')).manifests[0].digest;
}

const INDEX = 'localhost/release:index';
const tagOf = (architecture: Architecture): string => `localhost/release:${architecture}`;

const argumentsOf = ({ root, version, revision, epoch }: Release, architecture: Architecture): readonly string[] => [
  '--isolation=chroot',
  '--pull-never',
  `--platform=linux/${architecture}`,
  `--timestamp=${epoch}`,
  `--build-arg=NODE_IMAGE=${baseOf(architecture)}`,
  `--build-arg=VERSION=${version}`,
  `--build-arg=REVISION=${revision}`,
  `--tag=${tagOf(architecture)}`,
  `--file=${join(root, 'Dockerfile')}`,
];
