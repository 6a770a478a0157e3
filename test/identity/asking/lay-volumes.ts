import { chmod, chown, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ContainerState } from '../container/container-state.ts';
import type { VolumeFiles } from '../container/volume-files.ts';

type Started = Extract<ContainerState, { kind: 'started' }>;

/** Writes the volumes of a container, each into a folder of its name. */
export async function layVolumes({ volumes, user }: Started, folder: string): Promise<void> {
  for (const [name, files] of volumes) await layVolume(files, join(folder, name), user.fsGroup);
}

async function layVolume({ folders, files }: VolumeFiles, folder: string, fsGroup: number | undefined): Promise<void> {
  for (const path of ['.', ...folders]) await mkdir(join(folder, path), { recursive: true });
  await chmod(folder, 0o777);
  for (const [path, { text, mode }] of files) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
    await chmod(file, fsGroup === undefined ? mode : mode | 0o440);
    if (fsGroup !== undefined) await chown(file, 0, fsGroup); // the kubelet's, for a volume that it writes (volume_linux.go)
  }
}
