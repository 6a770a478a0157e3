import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { execute } from '../execute.ts';
import { withTemporaryDirectory } from '../temporary-directory.ts';

const REPRODUCIBLE = ['--sort=name', '--owner=0', '--group=0', '--numeric-owner', '--mtime=@0'];
const ARCHITECTURES: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' };

export interface ImageConfig {
  readonly Env?: readonly string[];
  readonly Entrypoint?: readonly string[];
  readonly Cmd?: readonly string[];
}

export interface Image {
  /** Never the tag `latest`: the kubelet would try to pull it. */
  readonly reference: string;
  readonly rootDirectory: string;
  readonly config: ImageConfig;
  /** As images name it; that of this machine if none is given. */
  readonly architecture?: string;
}

/**
 * Packs a directory as an image of one layer, in the format of `docker save`. The archive appears whole or not at all.
 */
export async function writeDockerArchive(image: Image, archive: string): Promise<void> {
  mkdirSync(dirname(archive), { recursive: true });
  await withTemporaryDirectory(`${archive}-`, (unfinished) => pack(image, unfinished, archive));
}

async function pack(
  { reference, rootDirectory, config, architecture = ARCHITECTURES[process.arch] ?? '' }: Image,
  unfinished: string,
  archive: string,
): Promise<void> {
  const layer = join(unfinished, 'layer.tar');
  await execute('tar', ['-C', rootDirectory, ...REPRODUCIBLE, '-cf', layer, '.']);
  writeFileSync(
    join(unfinished, 'config.json'),
    JSON.stringify(imageConfig(config, architecture, await sha256(layer))),
  );
  const manifest = [{ Config: 'config.json', RepoTags: [reference], Layers: ['layer.tar'] }];
  writeFileSync(join(unfinished, 'manifest.json'), JSON.stringify(manifest));
  const parts = ['manifest.json', 'config.json', 'layer.tar'];
  await execute('tar', ['-C', unfinished, '-cf', join(unfinished, 'image.tar'), ...parts]);
  renameSync(join(unfinished, 'image.tar'), archive);
}

function imageConfig(config: ImageConfig, architecture: string, layerDigest: string): object {
  const created = '1970-01-01T00:00:00Z';
  return {
    architecture,
    os: 'linux',
    created,
    config,
    rootfs: { type: 'layers', diff_ids: [`sha256:${layerDigest}`] },
    history: [{ created }],
  };
}

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
