import type { MountCase } from '../mount-case.ts';

const OWNER_ALONE = 0o400;
const MODE = { defaultMode: OWNER_ALONE };
const ITEM_MODE = { items: [{ key: 'gc-secret.json', path: 'gc-secret.json', mode: OWNER_ALONE }] };
const NOT_ROOT = { securityContext: { runAsUser: 1000, runAsNonRoot: true } };
const ROOT = { securityContext: { runAsUser: 0 } };
const ALONE = { name: 'platform', mountPath: '/keys/gcs.json', subPath: 'gc-secret.json' };

const of2x = (name: string, what: string, given: Partial<MountCase>): MountCase => ({
  name,
  what,
  generation: '2x',
  file: '/plx-context/.gc/gc-secret.json',
  ...given,
});

/** Polyaxon's connections have a mode for their Secrets. Only its sidecar must read them, and it is root here. */
export const MODES: readonly MountCase[] = [
  of2x('mode', 'a user who cannot read the platform volume', { platform: MODE, main: NOT_ROOT }),
  of2x('mode-of-item', 'a user who cannot read its item', { platform: ITEM_MODE, main: NOT_ROOT }),
  of2x('mode-with-group', 'a group that can read it', {
    platform: MODE,
    main: NOT_ROOT,
    security: { fsGroup: 2000 },
    mounts: [ALONE],
    reads: [ALONE.mountPath],
    file: ALONE.mountPath,
  }),
  of2x('mode-for-root', 'root, who can read it', {
    platform: MODE,
    main: ROOT,
    mounts: [ALONE],
    reads: [ALONE.mountPath],
    file: ALONE.mountPath,
  }),
  of2x('mode-of-image', "the image's unknown user", { platform: MODE }),
  of2x('mode-of-file', 'a user who cannot read it as one file', { platform: MODE, main: NOT_ROOT, mounts: [ALONE] }),
  {
    name: 'mode-0x',
    what: 'a user who cannot read their own volume of the key, in a run of 0.x',
    generation: '0x',
    main: NOT_ROOT,
    volumes: [{ name: 'own', secret: { secretName: 'gcs-secret', ...MODE } }],
    mounts: [{ name: 'own', mountPath: '/keys' }],
    file: '/tmp/.plx-gcs-secret/gcs-key.json',
  },
];
