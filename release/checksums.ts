import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256Of } from './base/digest.ts';

const FILE = 'SHA256SUMS';

/** Writes the checksums of all files of the release, for `sha256sum --check`. */
export function writeChecksums(out: string): void {
  const names = readdirSync(out).filter((name) => name !== FILE);
  writeFileSync(
    join(out, FILE),
    names
      .toSorted()
      .map((name) => `${sha256Of(join(out, name))}  ${name}\n`)
      .join(''),
  );
}
