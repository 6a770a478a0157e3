import { posix } from 'node:path';
import type { Container, Pod, Volume, VolumeMount } from '../../../src/kubernetes/pod.ts';
import type { World } from './world.ts';

/** What a program finds at a path: a key, told by its Secret and key, or what only its author knows. */
export type Found =
  | { readonly kind: 'key'; readonly key: string; readonly mode: number }
  /** `mount`: the path of the mount that shows it; none in the image itself. */
  | { readonly kind: 'unknown'; readonly where: string; readonly mount?: string }
  | { readonly kind: 'nothing' };

/** A path as the kubelet and container runtimes mount it: from the root, whatever it begins with. */
export const clean = (path: string): string => posix.resolve('/', path);

const isAt = (folder: string, path: string): boolean =>
  path === folder || path.startsWith(folder === '/' ? '/' : `${folder}/`);

/** What mounts show at a path. The innermost counts, and of two at one place the later. */
export function fileAt(pod: Pod, container: Container, path: string, world: World): Found {
  const mounts = (container.volumeMounts ?? []).filter(({ mountPath }) => isAt(clean(mountPath), path));
  const mount = mounts.reduce<VolumeMount | undefined>(
    (best, each) => (best && clean(best.mountPath).length > clean(each.mountPath).length ? best : each),
    undefined,
  );
  if (mount === undefined) return inImage(path);
  const volume = pod.spec.volumes?.find(({ name }) => name === mount.name);
  const rest = path.slice(clean(mount.mountPath).length).replace(/^\//, '');
  if (!volume?.secret?.secretName || mount.subPathExpr)
    return { kind: 'unknown', where: `${mount.name}:${path}`, mount: clean(mount.mountPath) };
  const file = mount.subPath ? posix.join(mount.subPath, rest) : rest;
  return inSecret(volume.secret, file, world);
}

/** An image may have any file, but none where the catalogs of these pods, Polyaxon's pages or we put keys. */
const inImage = (path: string): Found =>
  /^\/(plx-context\/\.|tmp\/\.|etc\/gcs\/)/.test(path)
    ? { kind: 'nothing' }
    : { kind: 'unknown', where: `image:${path}` };

function inSecret(
  { secretName, items, defaultMode }: NonNullable<Volume['secret']>,
  file: string,
  world: World,
): Found {
  const item = items?.find(({ path }) => path === file);
  const key = items?.length ? item?.key : file;
  if (!secretName || !key || !world.has(secretName, key)) return { kind: 'nothing' };
  return { kind: 'key', key: `${secretName}/${key}`, mode: item?.mode ?? defaultMode ?? 0o644 };
}

/** Tells whether the kubelet lets the container's user read a file of this mode, which belongs to root. */
export function isReadable(pod: Pod, container: Container, mode: number): boolean {
  const { runAsUser, fsGroup } = { ...pod.spec.securityContext, ...withoutNull(container.securityContext ?? {}) };
  return (mode & 0o004) !== 0 || runAsUser === 0 || typeof fsGroup === 'number';
}

const withoutNull = ({ runAsUser }: { runAsUser?: number | null }): object =>
  typeof runAsUser === 'number' ? { runAsUser } : {};
