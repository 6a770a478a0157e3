import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execute } from '../../lab/kubernetes/execute.ts';
import packageJson from '../../package.json' with { type: 'json' };

const ROOT = join(import.meta.dirname, '../..');
export const VERSION = packageJson.version;

/** Where the files of the tried release would be downloaded. */
export const DOWNLOADS = 'https://downloads.example.com';

/** Makes a release as a user does. `temporary` is where it may write meanwhile. */
export function release(out: string, temporary: string, ...more: readonly string[]): Promise<string> {
  mkdirSync(temporary, { recursive: true });
  const options = [`--version=${VERSION}`, `--out=${out}`, '--allow-dirty', `--download-url=${DOWNLOADS}`, ...more];
  const env = { ...process.env, TMPDIR: temporary };
  return execute(process.execPath, [join(ROOT, 'release/main.ts'), ...options], { env });
}

export const fileOf = (out: string, suffix: string): string => join(out, `polyaxon-gcs-injector-${VERSION}${suffix}`);

interface Descriptor {
  readonly digest: string;
  readonly platform?: { readonly architecture: string };
}

interface ImageManifest {
  readonly config: Descriptor;
  readonly layers: readonly Descriptor[];
  readonly manifests: readonly Descriptor[];
}

/** The image of a release, unpacked into a folder. */
export class UnpackedImage {
  readonly #folder: string;

  constructor(archive: string, folder: string) {
    mkdirSync(folder);
    execFileSync('tar', ['-xf', archive, '-C', folder]);
    this.#folder = folder;
  }

  get digest(): string {
    return JSON.parse(readFileSync(join(this.#folder, 'index.json'), 'utf8')).manifests[0].digest;
  }

  /** The platforms of the image and their digests. */
  get platforms(): ReadonlyMap<string, string> {
    const { manifests } = this.#json<ImageManifest>(this.digest);
    return new Map(manifests.map(({ platform, digest }) => [platform?.architecture ?? '', digest]));
  }

  config(architecture: string): { readonly config: object; readonly architecture: string } {
    return this.#json(this.#manifest(architecture).config.digest);
  }

  /** The file tree that a container of this platform sees. */
  root(architecture: string): string {
    const root = join(this.#folder, architecture);
    mkdirSync(root);
    for (const { digest } of this.#manifest(architecture).layers)
      execFileSync('tar', ['-xzf', this.#blob(digest), '-C', root]);
    return root;
  }

  #manifest(architecture: string): ImageManifest {
    return this.#json(this.platforms.get(architecture) ?? '');
  }

  #json<T>(digest: string): T {
    return JSON.parse(readFileSync(this.#blob(digest), 'utf8'));
  }

  #blob(digest: string): string {
    return join(this.#folder, 'blobs', digest.replace(':', '/'));
  }
}
