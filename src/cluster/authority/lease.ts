import { type V1Lease, V1MicroTime } from '@kubernetes/client-node';
import { LEASE_MS, LEASE_RENEWED_EVERY_MS, mayHold } from '../../rotation/lease-claim.ts';
import { hasPassed } from '../../rotation/lifetimes.ts';
import type { ClusterApi } from '../api.ts';
import { isAbsent } from '../asked.ts';
import { FIELD_MANAGER, isConflict } from '../call.ts';
import type { AuthorityNames } from './names.ts';

/** Decides which replica rotates. All replicas serve. */
export interface RotationLease {
  isHeld(): boolean;
  /** Takes or renews the Lease if this replica may. Does nothing before that is due. True if the API server was asked. */
  renew(): Promise<boolean>;
  /** Releases the Lease, so that another replica takes it at once. */
  release(): Promise<void>;
}

/**
 * The rights to get and update the Lease are enough, because nothing here makes one. If an installer left it out, every
 * replica holds it: each write is guarded by the version that it was decided on, so two that rotate at once do no harm.
 */
export function rotationLease({ coordination }: ClusterApi, names: AuthorityNames, clock: () => Date): RotationLease {
  const { namespace, lease: name, identity } = names;
  let seen = { version: '', since: clock() };
  let renewed: Date | undefined;
  let tried: Date | undefined;
  let isMissing = false;
  const read = async (): Promise<V1Lease> => {
    const lease = await coordination.readNamespacedLease({ namespace, name }).catch((error: unknown) => {
      isMissing = isAbsent(error);
      throw error;
    });
    isMissing = false;
    const version = lease.metadata?.resourceVersion ?? '';
    if (version !== seen.version) seen = { version, since: clock() };
    return lease;
  };
  const write = async (body: V1Lease): Promise<void> => {
    await coordination.replaceNamespacedLease({ namespace, name, body, fieldManager: FIELD_MANAGER });
  };
  const isRenewed = (): boolean => renewed !== undefined && !hasPassed(LEASE_MS, { since: renewed, now: clock() });
  const isHeld = (): boolean => isMissing || isRenewed();
  return {
    isHeld,
    renew: async () => {
      const now = clock();
      if (tried !== undefined && !hasPassed(LEASE_RENEWED_EVERY_MS, { since: tried, now })) return false;
      tried = now;
      const lease = await read();
      if (!mayHold({ holder: lease.spec?.holderIdentity, unchangedSince: seen.since }, identity, now)) return true;
      if (await isWritten(write(claimed(lease, identity, now)))) renewed = now;
      return true;
    },
    release: async () => {
      if (!isRenewed()) return;
      renewed = undefined;
      await isWritten(write(claimed(await read(), '', clock())));
    },
  };
}

const isWritten = (written: Promise<void>): Promise<boolean> =>
  written.then(
    () => true,
    (error: unknown) => {
      if (isConflict(error)) return false;
      throw error;
    },
  );

function claimed(lease: V1Lease, holderIdentity: string, now: Date): V1Lease {
  const { spec = {} } = lease;
  const isNew = spec.holderIdentity !== holderIdentity;
  const at = new V1MicroTime(now);
  return {
    ...lease,
    spec: {
      holderIdentity,
      leaseDurationSeconds: LEASE_MS / 1000,
      renewTime: at,
      acquireTime: isNew ? at : (spec.acquireTime ?? at),
      leaseTransitions: (spec.leaseTransitions ?? 0) + (isNew ? 1 : 0),
    },
  };
}
