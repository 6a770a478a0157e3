import type { Container, Pod, Volume } from './pod.ts';
import { modeOf } from './volume.ts';

/** The user and group that read files in a container, as far as the pod sets them. */
export interface Reader {
  readonly runAsUser: number | undefined;
  readonly fsGroup: number | undefined;
}

export const readerOf = ({ spec }: Pod, container: Container): Reader => ({
  runAsUser: container.securityContext?.runAsUser ?? spec.securityContext?.runAsUser ?? undefined,
  fsGroup: spec.securityContext?.fsGroup ?? undefined,
});

/**
 * True if a container's user can surely read a file of a Secret's volume. The files belong to root.
 *
 * | mode for others | runAsUser | fsGroup | readable                                             |
 * |-----------------|-----------|---------|------------------------------------------------------|
 * | r               |           |         | yes                                                  |
 * | –               | 0         |         | yes                                                  |
 * | –               |           | set     | yes: the kubelet gives the files to that group        |
 * | –               | another   | –       | no                                                   |
 * | –               | –         | –       | no: the image's user is not known                    |
 */
export const canRead = (volume: Volume, file: string, { runAsUser, fsGroup }: Reader): boolean =>
  (modeOf(volume, file) & 0o004) !== 0 || runAsUser === 0 || fsGroup !== undefined;
