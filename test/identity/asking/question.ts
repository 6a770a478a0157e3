import { join } from 'node:path';
import { OBJECTS } from '../accounts.ts';
import type { ContainerState } from '../container/container-state.ts';
import type { Script } from '../row.ts';

/** What clients/ask.py reads from a line. */
export interface Question {
  readonly mounts: readonly { readonly source: string; readonly target: string; readonly readOnly: boolean }[];
  readonly env: Readonly<Record<string, string>>;
  readonly user: { readonly uid: number; readonly gid: number; readonly groups: readonly number[] };
  readonly connections: readonly string[];
  readonly script: Script;
  readonly objects: Readonly<Record<string, string>>;
}

/** NO_GCE_CHECK: no client looks for the identity of a node or a service account. Without a key it is `nobody`. */
export const IMAGE_ENV = { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: '/root', NO_GCE_CHECK: 'true' };

/** A question about a container whose volumes are in a folder. */
export function questionOf(
  { environment, mounts, user }: Extract<ContainerState, { kind: 'started' }>,
  asked: { readonly folder: string; readonly connections: readonly string[]; readonly script: Script },
): Question {
  return {
    mounts: mounts.map(({ target, volume, subPath, readOnly }) => ({
      source: join(asked.folder, volume, subPath),
      target,
      readOnly,
    })),
    env: { ...IMAGE_ENV, ...Object.fromEntries(environment), ...asked.script.env },
    user: { uid: user.uid, gid: user.gid, groups: user.fsGroup === undefined ? [] : [user.fsGroup] },
    connections: asked.connections,
    script: asked.script,
    objects: OBJECTS,
  };
}
