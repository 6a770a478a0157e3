import { chmodSync, cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execute } from '../../lab/kubernetes/execute.ts';
import { Apt } from './debian.ts';
import { integrityOf, sha256Of } from './digest.ts';
import { packedNode } from './node.ts';
import { type Architecture, PINS, PLATFORMS } from './pins.ts';

const PASSWD = 'root:x:0:0:root:/root:/sbin/nologin\nnonroot:x:65532:65532:nonroot:/:/sbin/nologin\n';
const GROUP = 'root:x:0:\nnonroot:x:65532:\n';

/** What the packages bring and Node does not need. Their copyright files stay. */
const LEFT_OUT = ['usr/share/man', 'usr/share/lintian', 'usr/share/locale', 'usr/share/gdb', 'usr/share/gcc'];

/** Makes the file tree of the base in `root`: Node, the libraries that it needs, two users, and no shell. */
export async function makeRoot(architecture: Architecture, root: string, work: string): Promise<void> {
  for (const folder of ['usr/bin', 'usr/lib', 'usr/sbin', 'usr/local/bin', 'etc', 'tmp', 'var/lib/dpkg/status.d'])
    mkdirSync(join(root, folder), { recursive: true });
  for (const link of ['bin', 'sbin']) symlinkSync(`usr/${link}`, join(root, link));
  await addPackages(architecture, root, work);
  writeFileSync(join(root, 'etc/passwd'), PASSWD);
  writeFileSync(join(root, 'etc/group'), GROUP);
  await addNode(architecture, root, work);
  for (const folder of [...LEFT_OUT, `usr/lib/${PLATFORMS[architecture].triplet}/gconv`])
    rmSync(join(root, folder), { recursive: true, force: true });
  await execute('chmod', ['-R', 'u=rwX,go=rX', root]);
  chmodSync(join(root, 'tmp'), 0o1777);
}

async function addPackages(architecture: Architecture, root: string, work: string): Promise<void> {
  const apt = new Apt(join(work, 'apt'), architecture);
  await apt.update();
  for (const [name, { version, sha256 }] of Object.entries(PINS.debian.packages[architecture])) {
    const deb = await apt.download(name, version).catch((error) => outdated(`${name} ${version} of Debian`, error));
    if (sha256Of(deb) !== sha256) outdated(`${name} ${version} with this digest`);
    if (name === 'base-files') await addOsRelease(deb, root, work);
    else await execute('dpkg', ['-x', deb, root]);
    // Scanners read here what a base without a package manager is made of.
    writeFileSync(join(root, 'var/lib/dpkg/status.d', name), `${await execute('dpkg-deb', ['--field', deb])}`);
  }
}

const outdated = (what: string, cause?: Error): never => {
  throw new Error(
    `${what} cannot be had: if it is gone for good, pin the present base with npm run release:renew\n${cause?.message ?? ''}`,
  );
};

/** Of this package an image without a shell needs only the name of its Debian. */
async function addOsRelease(deb: string, root: string, work: string): Promise<void> {
  await execute('dpkg', ['-x', deb, join(work, 'base-files')]);
  cpSync(join(work, 'base-files/usr/lib/os-release'), join(root, 'usr/lib/os-release'));
  symlinkSync('../usr/lib/os-release', join(root, 'etc/os-release'));
}

async function addNode(architecture: Architecture, root: string, work: string): Promise<void> {
  const { version, integrity } = PINS.node;
  const archive = await packedNode(architecture, version, work);
  if (integrityOf(archive) !== integrity[architecture]) outdated(`Node ${version} with this digest`);
  const program = join(root, 'usr/local/bin/node');
  await execute('tar', [
    '-xzf',
    archive,
    '-C',
    join(root, 'usr/local'),
    '--strip-components=1',
    'package/bin/node',
    'package/LICENSE',
  ]);
  chmodSync(program, 0o755);
}
