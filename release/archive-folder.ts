import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { execute } from '../lab/kubernetes/execute.ts';

/** A tar archive of `name` in a folder. Equal files make an equal archive, whoever makes it and whenever. */
export const archiveFolder = (folder: string, name: string, archive: string, epoch: number): Promise<string> =>
  execute('tar', [
    ...[
      '-C',
      folder,
      '--sort=name',
      '--format=ustar',
      '--owner=0',
      '--group=0',
      '--numeric-owner',
      `--mtime=@${epoch}`,
    ],
    ...['--mode=u+rwX,go+rX,go-w', '-cf', archive, name],
  ]);

/** The same, compressed. */
export async function compressFolder(folder: string, name: string, archive: string, epoch: number): Promise<void> {
  await archiveFolder(folder, name, archive, epoch);
  writeFileSync(archive, gzipSync(readFileSync(archive), { level: 9 }));
}
