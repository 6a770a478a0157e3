import type { MountCase } from '../mount-case.ts';
import { MINE } from './volumes.ts';

/** Fills the annotations up to the API server's limit. */
const NEAR_THE_LIMIT = 262_144 - 'notes'.length - 40;

/** Cases without a mount. */
export const UNMOUNTED: readonly MountCase[] = [
  {
    name: 'annotations',
    what: 'annotations that leave no room for a status',
    generation: '2x',
    annotations: { notes: 'x'.repeat(NEAR_THE_LIMIT) },
    file: '/plx-context/.gc/gc-secret.json',
    reason: 'none',
  },
  {
    name: 'env-from',
    what: 'credentials by envFrom, which admission does not see',
    generation: '2x',
    volumes: [MINE],
    mounts: [{ name: 'mine', mountPath: '/mine' }],
    main: { envFrom: [{ configMapRef: { name: 'settings' } }] },
    reads: ['/mine/key.json'],
    file: '/plx-context/.gc/gc-secret.json',
    warning: 'envFrom is not seen: a GOOGLE_APPLICATION_CREDENTIALS in it is replaced by ours',
  },
];
