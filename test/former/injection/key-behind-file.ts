import type { KeySecret } from '../gcs/store.ts';
import { baseName, isWithin } from '../kubernetes/paths.ts';
import type { Container, Pod } from '../kubernetes/pod.ts';
import { directoryMount } from './mounting.ts';

/** The Secret's key that a container sees as a file, `undefined` where the file is not from a Secret volume of the pod. */
export function keyBehindFile(pod: Pod, container: Container, file: string): KeySecret | undefined {
  for (const { name, secret } of pod.spec.volumes ?? []) {
    const mount = secret?.secretName ? directoryMount(container, name) : undefined;
    if (!secret?.secretName || mount === undefined || !isWithin(mount.mountPath, file)) continue;
    const item = secret.items?.find(({ path }) => path === baseName(file));
    return { name: secret.secretName, key: item?.key ?? baseName(file) };
  }
  return undefined;
}
