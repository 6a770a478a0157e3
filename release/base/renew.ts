import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { step } from '../../lab/kubernetes/step.ts';
import { withTemporaryDirectory } from '../../lab/kubernetes/temporary-directory.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { Apt, fieldOf } from './debian.ts';
import { integrityOf, sha256Of } from './digest.ts';
import { packedNode } from './node.ts';
import { ARCHITECTURES, type Architecture, type DebianPin, type Pins } from './pins.ts';

// npm run release:renew: pins the project's Node and the present Debian packages as the base of the image.

/** What Node needs, and what tells a scanner which Debian this is. */
const PACKAGES = ['base-files', 'libc6', 'libgcc-s1', 'libstdc++6'];

const pins: Pins = {
  node: { version: packageJson.devDependencies.node, integrity: await forEach(nodeIntegrity) },
  debian: { suite: codename(), packages: await forEach(debianPins) },
};
writeFileSync(join(import.meta.dirname, 'pins.json'), `${JSON.stringify(pins, null, 2)}\n`);

function codename(): string {
  return /^VERSION_CODENAME=(\w+)$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? 'unknown';
}

async function forEach<T>(find: (architecture: Architecture, folder: string) => Promise<T>) {
  const found: [Architecture, T][] = [];
  for (const architecture of ARCHITECTURES)
    found.push([architecture, await withTemporaryDirectory(join(tmpdir(), 'renew-'), (at) => find(architecture, at))]);
  return Object.fromEntries(found) as Record<Architecture, T>;
}

function nodeIntegrity(architecture: Architecture, folder: string): Promise<string> {
  return step(`Node for ${architecture}`, async () =>
    integrityOf(await packedNode(architecture, packageJson.devDependencies.node, folder)),
  );
}

function debianPins(architecture: Architecture, folder: string): Promise<Readonly<Record<string, DebianPin>>> {
  return step(`Debian packages for ${architecture}`, async () => {
    const apt = new Apt(folder, architecture);
    await apt.update();
    const found: [string, DebianPin][] = [];
    for (const name of PACKAGES) {
      const deb = await apt.download(name);
      found.push([name, { version: await fieldOf(deb, 'Version'), sha256: sha256Of(deb) }]);
    }
    return Object.fromEntries(found);
  });
}
