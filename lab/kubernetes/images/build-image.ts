import { copyFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unpackedPackages } from '../debian-packages.ts';
import { execute } from '../execute.ts';
import { ownRoot } from '../own-root.ts';
import { step } from '../step.ts';
import { withTemporaryDirectory } from '../temporary-directory.ts';
import { nodeImage } from './test-images.ts';

/** buildah and the libraries that a bare Debian may lack. */
const PACKAGES = ['buildah', 'libgpgme11', 'libassuan0', 'libgpg-error0', 'libseccomp2', 'libdevmapper1.02.1'];
const FURTHER_LIBRARIES = ['libselinux1', 'libudev1', 'libpcre2-8-0'];

export interface BuildOptions {
  readonly dockerfile: string;
  readonly context: string;
  readonly buildArgs?: Readonly<Record<string, string>>;
  /** Never the tag `latest`: the kubelet would try to pull it. */
  readonly tag: string;
  /** Path of the docker-archive. */
  readonly archive: string;
}

export function buildPackages(): Promise<string> {
  return unpackedPackages([...PACKAGES, ...FURTHER_LIBRARIES]);
}

/**
 * Builds a Dockerfile into a docker-archive for `loadImage`. NODE_IMAGE is the only image that it can build FROM. RUN
 * has the caller's network: outside of the cluster's namespaces it can reach a package registry.
 */
export async function buildImage({ tag, archive, ...options }: BuildOptions): Promise<void> {
  const packages = await buildPackages();
  const base = await nodeImage();
  await step(`building image ${tag}`, () =>
    withTemporaryDirectory(join(tmpdir(), 'build-image-'), async (directory) => {
      const buildah = buildahIn(directory, packages);
      await buildah(['pull', `docker-archive:${base}`]);
      await buildah(buildArguments(options, tag));
      await buildah(['push', tag, `docker-archive:${join(directory, 'image.tar')}:${tag}`]);
      copyFileSync(join(directory, 'image.tar'), `${archive}.unfinished`);
      renameSync(`${archive}.unfinished`, archive);
    }),
  );
}

/** buildah with its storage in a directory. Its policy must say that any image is trusted. */
export function buildahIn(directory: string, packages: string): (args: readonly string[]) => Promise<string> {
  const policy = join(directory, 'policy.json');
  writeFileSync(policy, JSON.stringify({ default: [{ type: 'insecureAcceptAnything' }] }));
  const storage = [`--root=${directory}/storage`, `--runroot=${directory}/run`, '--storage-driver=vfs'];
  const [program = '', ...prefix] = [
    ...ownRoot(directory, packages),
    'env',
    `TMPDIR=${directory}`,
    'buildah',
    ...storage,
  ];
  return (args) => {
    const words = READS_IMAGES.find((command) => command.every((word, index) => args[index] === word))?.length ?? 0;
    const policies = words === 0 ? [] : [`--signature-policy=${policy}`];
    return execute(program, [...prefix, ...args.slice(0, words), ...policies, ...args.slice(words)]);
  };
}

/** The commands that ask the policy, and they alone know the option. */
const READS_IMAGES = [['pull'], ['build'], ['push'], ['manifest', 'push']];

function buildArguments(
  { dockerfile, context, buildArgs = {} }: Omit<BuildOptions, 'tag' | 'archive'>,
  tag: string,
): string[] {
  const values = Object.entries(buildArgs).map(([name, value]) => `--build-arg=${name}=${value}`);
  return ['build', '--isolation=chroot', '--pull-never', ...values, `--tag=${tag}`, `--file=${dockerfile}`, context];
}
