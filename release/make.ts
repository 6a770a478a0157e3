import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { step } from '../lab/kubernetes/step.ts';
import { sha256Of } from './base/digest.ts';
import { buildBundle, namesMachine, packagesIn, packNpmPackage } from './bundle.ts';
import { packChart } from './chart.ts';
import { writeChecksums } from './checksums.ts';
import { buildImage } from './image.ts';
import { krewManifest } from './krew.ts';
import { releaseNotes } from './notes.ts';
import type { Release } from './release.ts';
import { billOfMaterials } from './sbom.ts';

/** Makes every file of a release. `downloadUrl` is where they will lie, if that is known. */
export async function makeRelease(release: Release, downloadUrl: string | undefined): Promise<void> {
  const { out, version } = release;
  const file = (suffix: string): string => join(out, `polyaxon-gcs-injector-${version}${suffix}`);
  mkdirSync(out, { recursive: true });
  const bundle = await step('bundle', () => buildBundle(release));
  const named = namesMachine(bundle, release);
  if (named.length > 0) throw new Error(`the bundle names a folder of this machine: ${named.join(', ')}`);
  const npm = await step('npm package', () => packNpmPackage(bundle, release));
  if (downloadUrl !== undefined) {
    const uri = `${downloadUrl}/${basename(npm)}`;
    writeFileSync(join(out, 'plx-gcs.yaml'), krewManifest({ version, uri, sha256: sha256Of(npm) }));
  }
  const digest = await step('image for linux/amd64 and linux/arm64', () =>
    buildImage(release, bundle, file('-image.tar')),
  );
  await step('chart', () => packChart(release, digest, file('-chart.tgz')));
  writeFileSync(file('.cdx.json'), await step('list of contents', () => billOfMaterials(release, packagesIn(bundle))));
  writeFileSync(join(out, 'RELEASE.md'), await releaseNotes(release));
  writeFileSync(join(out, 'IMAGE_DIGEST'), `${digest}\n`);
  writeChecksums(out);
}
