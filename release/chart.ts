import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { compressFolder } from './archive-folder.ts';
import type { Release } from './release.ts';

export const CHART = 'polyaxon-gcs-injector';

/** The chart as an archive. Its default image is the one of the release, by digest. */
export async function packChart(release: Release, digest: string, archive: string): Promise<void> {
  const charts = join(release.work, 'charts');
  cpSync(join(release.root, 'charts', CHART), join(charts, CHART), { recursive: true });
  const values = join(charts, CHART, 'values.yaml');
  const text = readFileSync(values, 'utf8');
  writeFileSync(values, withDigest(text, digest));
  await compressFolder(charts, CHART, archive, release.epoch);
}

/** The values with this digest. Everything else stays as it is, byte for byte. */
export function withDigest(values: string, digest: string): string {
  const node = parseDocument(values, { keepSourceTokens: true }).getIn(['image', 'digest'], true);
  const [start, end] = (node as { readonly range: readonly [number, number, number] }).range;
  return `${values.slice(0, start)}${JSON.stringify(digest)}${values.slice(end)}`;
}
