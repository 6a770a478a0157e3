import type { KeyPair } from '../certificates/key-pair.ts';
import { whyRefused } from '../rotation/leaf-trust.ts';
import type { Observation } from '../rotation/observation.ts';
import type { AuthorityMetrics } from '../telemetry/authority-metrics.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { AuthorityNames } from './authority-names.ts';
import { reportTo } from './authority-report.ts';
import { type ClusterView, viewCluster } from './cluster-view.ts';
import type { ClusterApi } from './connect.ts';
import { type LeafHolder, leafHolder } from './leaf-holder.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { perform } from './perform.ts';
import { patience } from './readiness.ts';
import { type RotationLease, rotationLease } from './rotation-lease.ts';
import { settle } from './settle.ts';

export interface AuthorityOptions {
  readonly names: AuthorityNames;
  readonly log: Logger;
  readonly metrics: AuthorityMetrics;
  readonly clock?: () => Date;
}

/** This replica's part of the authority that all replicas share. */
export interface Authority {
  readonly firstKeyPair: Promise<KeyPair>;
  /** Hands over each key pair to serve with, the present one at once. */
  followKeyPair(use: (keyPair: KeyPair) => void): void;
  /** Undefined while the API servers trust what is served. */
  whyNotReady(): string | undefined;
  stop(): Promise<void>;
}

/** Short and steady instead of one timer for each date: a process that was paused then notices at once what it missed. */
const TICK_MS = 1000;

/** Begins to follow the cluster, and keeps bundle, leaf and, where it holds the Lease, the authority as they should be. */
export function startAuthority(api: ClusterApi, options: AuthorityOptions): Authority {
  const { names, log, metrics, clock = () => new Date() } = options;
  const report = reportTo(log, metrics);
  const leaf = leafHolder();
  const isTolerable = patience();
  const lease = rotationLease(api, names, clock);
  const view = viewCluster(api, {
    names,
    clock,
    changed: () => void act(),
    failed: (error) => report.failed('watch', error),
  });
  const observe = observer({ view, leaf, lease, clock });
  const whyNotReady = () => isTolerable(whyRefused(leaf.current(), view.lastTrusting(), clock()), clock());
  let isStopped = false;
  const act = oneAtATime(async () => {
    if (isStopped) return;
    await lease.renew().catch((error) => report.failed('lease', error));
    if (!view.hasSynced()) return;
    await settle({
      observe,
      refresh: view.refresh,
      perform: (step) => perform(step, { api, names, view, now: clock(), useLeaf: leaf.use }),
      report,
    });
    report.state(view.kept(), lease.isHeld());
    whyNotReady();
  });
  const ticking = setInterval(act, TICK_MS);
  return {
    firstKeyPair: leaf.firstKeyPair,
    followKeyPair: leaf.followKeyPair,
    whyNotReady,
    stop: async () => {
      isStopped = true;
      clearInterval(ticking);
      view.stop();
      await act();
      await lease.release().catch((error) => report.failed('lease', error));
    },
  };
}

interface Observed {
  readonly view: ClusterView;
  readonly leaf: LeafHolder;
  readonly lease: RotationLease;
  readonly clock: () => Date;
}

const observer =
  ({ view, leaf, lease, clock }: Observed) =>
  (): Observation => ({
    now: clock(),
    kept: view.kept(),
    isRotationWanted: view.isRotationWanted(),
    bundle: view.bundle(),
    leaf: leaf.current(),
    holdsLease: lease.isHeld(),
  });
