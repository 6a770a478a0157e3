import type { V1Volume, V1VolumeMount } from '@kubernetes/client-node';
import type { MountCase } from '../mount-case.ts';
import { claim, EMPTY, HOST_FILE, HOST_FOLDER_READ_ONLY, MINE, PROJECTED } from './volumes.ts';

const ABOVE = '/plx-context';

/** A run of 2.x whose author mounts a volume above our folder. */
const above = (
  name: string,
  what: string,
  { volume, read, ...rest }: Partial<MountCase> & { volume: V1Volume; read: string; mount?: Partial<V1VolumeMount> },
): MountCase => ({
  name: `above-${name}`,
  what: `${what} above our folder`,
  generation: '2x',
  volumes: [volume],
  mounts: [{ name: 'mine', mountPath: ABOVE, ...rest.mount }],
  reads: [`${ABOVE}/${read}`],
  file: '/tmp/.plx-gcs-secret/gc-secret.json',
  ...rest,
});

const labels: V1Volume = {
  name: 'mine',
  downwardAPI: { items: [{ path: 'name', fieldRef: { fieldPath: 'metadata.name' } }] },
};
const secret = (path: string) => ({ name: 'mine', items: [{ key: 'key.json', path }] });
const ofSecret = (path: string): V1Volume => ({
  name: 'mine',
  secret: { secretName: 'mine', items: secret(path).items },
});
const hostFolder: V1Volume = { name: 'mine', hostPath: { path: HOST_FOLDER_READ_ONLY } };

/**
 * The pod does not show whether a volume allows a mount point, nor its content. NFS and CSI need servers and drivers,
 * which are missing here. Image volumes need containerd 2.1, and Debian 12 has 1.6.
 */
export const ABOVE_OURS: readonly MountCase[] = [
  above('claim', 'a read-only claim', { volume: claim('datasets', true), read: 'os-release' }),
  above('claim-by-mount', 'a read-only mount', {
    volume: claim('datasets'),
    read: 'os-release',
    mount: { readOnly: true },
  }),
  above('claim-untold', 'a claim that is read-only without saying so', { volume: claim('read-only'), read: 'ostype' }),
  above('node-untold', 'a folder of the node that is read-only without saying so', {
    volume: hostFolder,
    read: 'ostype',
  }),
  above('secret', 'a Secret', { volume: MINE, read: 'key.json' }),
  above('secret-read-only', 'a read-only mount of a Secret', {
    volume: MINE,
    read: 'key.json',
    mount: { readOnly: true },
  }),
  above('secret-folder', 'a folder of a Secret', {
    volume: ofSecret('deep/key.json'),
    read: 'key.json',
    mount: { subPath: 'deep' },
  }),
  above('secret-at-ours', 'a Secret with a file in our folder', {
    volume: ofSecret('.gc/key.json'),
    read: '.gc/key.json',
  }),
  above('projected', 'a projected Secret', { volume: PROJECTED, read: 'key.json' }),
  above('projected-at-ours', 'a projected Secret with a file in our folder', {
    volume: { name: 'mine', projected: { sources: [{ secret: secret('.gc/key.json') }] } },
    read: '.gc/key.json',
  }),
  above('downward', 'labels of the pod', { volume: labels, read: 'name' }),
  above('filled', 'an emptyDir that an init container fills', {
    volume: EMPTY,
    read: '.gc/key.json',
    first: `mkdir ${ABOVE}/.gc && echo of-mine > ${ABOVE}/.gc/key.json`,
  }),
  {
    name: 'above-both',
    what: 'a read-only claim above both our folders',
    generation: '2x',
    volumes: [claim('datasets', true)],
    mounts: ['/tmp', ABOVE].map((mountPath) => ({ name: 'mine', mountPath })),
    reads: ['/tmp/os-release', `${ABOVE}/os-release`],
    file: '/.plx-gcs-secret/gc-secret.json',
  },
  {
    name: 'above-0x',
    what: 'a read-only claim above the folder of 0.x',
    generation: '0x',
    volumes: [claim('datasets', true)],
    mounts: [{ name: 'mine', mountPath: '/tmp' }],
    reads: ['/tmp/os-release'],
    file: '/.plx-gcs-secret/gcs-key.json',
  },
  {
    name: 'above-0x-read-only-root',
    what: 'a read-only root and an emptyDir at /tmp, in a run of 0.x',
    generation: '0x',
    main: { securityContext: { readOnlyRootFilesystem: true } },
    volumes: [EMPTY],
    mounts: [{ name: 'mine', mountPath: '/tmp' }],
    file: '/.plx-gcs-secret/gcs-key.json',
  },
  {
    name: 'above-all',
    what: "the node's whole disk at the root, which leaves no place",
    generation: '2x',
    volumes: [{ name: 'mine', hostPath: { path: '/' } }],
    mounts: [{ name: 'mine', mountPath: '/', readOnly: true }],
    reads: [HOST_FILE],
    reason: 'no_place',
  },
];
