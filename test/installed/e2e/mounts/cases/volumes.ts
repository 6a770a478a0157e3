import type { V1Volume } from '@kubernetes/client-node';

/** A file that nodes have. */
export const HOST_FILE = '/usr/lib/os-release';
export const HOST_FOLDER = '/usr/lib';
/**
 * A folder in which nobody can make another one, though no pod marks it as read-only. A server's export can be like
 * this.
 */
export const HOST_FOLDER_READ_ONLY = '/proc/sys/kernel';

/** The author's own Secret: `key.json` and `notes`. */
export const MINE: V1Volume = { name: 'mine', secret: { secretName: 'mine' } };
export const PROJECTED: V1Volume = { name: 'mine', projected: { sources: [{ secret: { name: 'mine' } }] } };
export const EMPTY: V1Volume = { name: 'mine', emptyDir: {} };

export const claim = (claimName: 'datasets' | 'read-only', readOnly = false): V1Volume => ({
  name: 'mine',
  persistentVolumeClaim: { claimName, readOnly },
});
