import type { MountCase } from '../mount-case.ts';
import { MINE } from './volumes.ts';

const OURS = '/plx-context/.gc/gc-secret.json';
const NEXT = '/plx-context/.gc-2/gc-secret.json';
const MINE_THERE = '/plx-context/.gc/key.json';

/** The kubelet mounts all of these at one folder, and the last one hides the others. */
const SPELLINGS: Readonly<Record<string, string>> = {
  usual: '/plx-context/.gc',
  slashes: '/plx-context//.gc/',
  dot: '/plx-context/./.gc',
  dots: '/plx-context/other/../.gc',
  relative: 'plx-context/.gc',
};

/** The author's mounts at our folder, or near it. */
export const TAKEN: readonly MountCase[] = [
  ...Object.entries(SPELLINGS).map(
    ([name, mountPath]): MountCase => ({
      name: `taken-${name}`,
      what: `a Secret at our folder, spelt ${mountPath}`,
      generation: '2x',
      volumes: [MINE],
      mounts: [{ name: 'mine', mountPath }],
      reads: [MINE_THERE],
      file: NEXT,
    }),
  ),
  {
    name: 'taken-0x',
    what: 'a Secret at the folder of 0.x, spelt otherwise',
    generation: '0x',
    volumes: [MINE],
    mounts: [{ name: 'mine', mountPath: '/tmp//.plx-gcs-secret' }],
    reads: ['/tmp/.plx-gcs-secret/key.json'],
    file: '/tmp/.plx-gcs-secret-2/gcs-key.json',
  },
  {
    name: 'taken-projected',
    what: "a projected volume of their own Secret and the platform's, at our folder",
    generation: '2x',
    volumes: [
      { name: 'mine', projected: { sources: [{ secret: { name: 'mine' } }, { secret: { name: 'gcs-secret' } }] } },
    ],
    mounts: [{ name: 'mine', mountPath: '/plx-context/.gc' }],
    reads: [MINE_THERE, OURS],
    file: NEXT,
  },
  {
    name: 'folder-below',
    what: 'a folder below our folder',
    generation: '2x',
    volumes: [MINE],
    mounts: [{ name: 'mine', mountPath: '/plx-context/.gc/mine' }],
    reads: ['/plx-context/.gc/mine/key.json'],
    file: NEXT,
  },
  {
    name: 'folder-of-connection',
    what: 'a Secret at the folder of another connection',
    generation: '2x',
    volumes: [MINE],
    mounts: [{ name: 'mine', mountPath: '/plx-context/.datasets' }],
    reads: ['/plx-context/.datasets/key.json'],
    file: OURS,
  },
  {
    name: 'two-connections',
    what: "Polyaxon's store at the folder of another connection",
    generation: '2x',
    folder: '/plx-context/.datasets',
    file: '/plx-context/.datasets/gc-secret.json',
  },
  { name: 'nothing', what: 'nothing of their own', generation: '2x', file: OURS },
  {
    name: 'read-only-root',
    what: 'a read-only root',
    generation: '2x',
    main: { securityContext: { readOnlyRootFilesystem: true } },
    file: OURS,
  },
  {
    name: 'below-outputs',
    what: 'a folder below the outputs of 0.x',
    generation: '0x',
    volumes: [{ name: 'outputs', emptyDir: {} }, MINE],
    mounts: [
      { name: 'outputs', mountPath: '/outputs' },
      { name: 'mine', mountPath: '/outputs/root/mnist' },
    ],
    reads: ['/outputs/root/mnist/key.json'],
    file: '/tmp/.plx-gcs-secret/gcs-key.json',
  },
];
