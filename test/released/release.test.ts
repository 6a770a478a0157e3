import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { unpackedPackages } from '../../lab/kubernetes/debian-packages.ts';
import { execute } from '../../lab/kubernetes/execute.ts';
import { helm3 } from '../../lab/kubernetes/helm-3/build.ts';
import { sha256Of } from '../../release/base/digest.ts';
import { DOWNLOADS, fileOf, release, UnpackedImage, VERSION } from './made-release.ts';

const folder = mkdtempSync(join(tmpdir(), 'released-'));
const [first, second] = ['first', 'second/in/another/place'].map((name) => join(folder, name)) as [string, string];
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let image: UnpackedImage;
beforeAll(async () => {
  await release(first, join(folder, 'work'));
  image = new UnpackedImage(fileOf(first, '-image.tar'), join(folder, 'image'));
});

describe('a release', () => {
  it('is the same to the last byte if somebody makes it again elsewhere', async () => {
    await release(second, join(folder, 'another/place/for/work'));
    expect(readdirSync(second)).toEqual(readdirSync(first));
    const differing = readdirSync(first).filter((name) => sha256Of(join(first, name)) !== sha256Of(join(second, name)));
    expect(differing).toEqual([]);
  });

  it('has checksums of all its files', async () => {
    const said = await execute('sha256sum', ['--check', '--strict', 'SHA256SUMS'], { cwd: first });
    expect(said.match(/: OK$/gm)).toHaveLength(readdirSync(first).length - 1);
  });

  it.each([
    [
      'another version than the checkout',
      ['--version=9.9.9'],
      /set these to 9\.9\.9 and commit: version in package\.json/,
    ],
    ['a download from nowhere', ['--download-url=files'], /'files' is invalid. It is like https:/],
    ['a folder that has files', [`--out=${first}`], /is not empty: name a new folder with --out/],
    ['a version that is none', ['--version=next'], /It is like 1\.2\.3/],
  ])('is refused for %s', async (_what, options, message) => {
    await expect(release(join(folder, 'refused'), join(folder, 'work'), ...options)).rejects.toThrow(message);
  });
});

it('a release refuses a time that is none, and leaves nothing', async () => {
  vi.stubEnv('SOURCE_DATE_EPOCH', 'yesterday');
  const out = join(folder, 'none');
  await expect(release(out, join(folder, 'work'))).rejects.toThrow(/^error: SOURCE_DATE_EPOCH is "yesterday"/m);
  vi.unstubAllEnvs();
  expect(existsSync(out)).toBe(false);
});

describe('its image', () => {
  it('is one index for two platforms, and the release names its digest', () => {
    expect([...image.platforms.keys()]).toEqual(['amd64', 'arm64']);
    expect(readFileSync(join(first, 'IMAGE_DIGEST'), 'utf8').trim()).toBe(image.digest);
  });

  it('starts on this platform, and on arm64 by an emulator', async () => {
    const program = 'app/polyaxon-gcs-injector.js';
    const [amd64, arm64] = [image.root('amd64'), image.root('arm64')];
    const emulator = join(await unpackedPackages(['qemu-user-static']), 'usr/bin/qemu-aarch64-static');
    const emulated = [
      emulator,
      '-L',
      arm64,
      join(arm64, 'usr/local/bin/node'),
      join(arm64, program),
      'version',
    ] as const;
    expect(await execute('chroot', [amd64, 'node', `/${program}`, 'version'])).toBe(`${VERSION}\n`);
    expect(await execute(emulated[0], emulated.slice(1))).toBe(`${VERSION}\n`);
  });

  it.each(['amd64', 'arm64'])('is what the Dockerfile says on %s', (architecture) => {
    const { config, architecture: own } = image.config(architecture);
    expect(own).toBe(architecture);
    expect(config).toMatchObject({
      User: '65532:65532',
      Entrypoint: ['node', '--disable-sigusr1', '/app/polyaxon-gcs-injector.js'],
      Labels: { 'org.opencontainers.image.version': VERSION },
    });
  });
});

describe('its other files', () => {
  it('a chart whose default image is the one of the release', async () => {
    const rendered = await execute(await helm3(), [
      ...['template', 'plx', fileOf(first, '-chart.tgz'), '--namespace=plx', '--kube-version=1.33.0'],
      ...['--show-only=templates/deployment.yaml'],
    ]);
    const [{ image: used }] = parse(rendered).spec.template.spec.containers;
    expect(used).toBe(`polyaxon-gcs-injector@${image.digest}`);
  });

  it('a list of what is in the bundle and in the base, and of nothing else', () => {
    const { components, metadata } = JSON.parse(readFileSync(fileOf(first, '.cdx.json'), 'utf8'));
    const names = components.map(({ name }: { readonly name: string }) => name);
    expect(names).toEqual(expect.arrayContaining(['fastify', 'commander', 'node', 'libc6']));
    expect(names.filter((name: string) => /vitest|typescript|biome|google-cloud/.test(name))).toEqual([]);
    expect(metadata.component).toMatchObject({ name: 'polyaxon-gcs-injector', version: VERSION });
  });

  it('a manifest for Krew with the digest of the npm package', () => {
    const { spec } = parse(readFileSync(join(first, 'plx-gcs.yaml'), 'utf8'));
    expect(spec.platforms[0]).toMatchObject({
      uri: `${DOWNLOADS}/polyaxon-gcs-injector-${VERSION}.tgz`,
      sha256: sha256Of(fileOf(first, '.tgz')),
      bin: 'polyaxon-gcs-injector.js',
    });
  });
});
