import type { KeyPair } from '../../certificates/key-pair.ts';
import type { Followed } from '../../follow/followed.ts';
import { type Held, held } from '../../follow/held.ts';
import { oneAtATime } from '../../follow/one-at-a-time.ts';
import { REAL_TIME, type Time } from '../../follow/time.ts';
import { whyRefused } from '../../rotation/leaf-trust.ts';
import type { Leaf, Observation } from '../../rotation/observation.ts';
import { patience } from '../../rotation/patience.ts';
import type { AuthorityMetrics } from '../../telemetry/authority-metrics.ts';
import type { Logger } from '../../telemetry/logger.ts';
import type { ClusterApi } from '../api.ts';
import { type RotationLease, rotationLease } from './lease.ts';
import type { AuthorityNames } from './names.ts';
import { perform } from './perform.ts';
import { type AuthorityReport, reportTo } from './report.ts';
import { settle } from './settle.ts';
import { type AuthorityView, viewAuthority } from './view.ts';

export interface AuthorityOptions {
  readonly names: AuthorityNames;
  readonly log: Logger;
  readonly metrics: AuthorityMetrics;
  readonly time?: Time;
}

/**
 * One short, steady interval instead of a timer for each date: a process that was paused notices at once what it
 * missed.
 */
const TICK_MS = 1000;

/**
 * This replica's part in the authority that all replicas share. It repairs the bundle and its leaf. While it holds the
 * Lease, it also drives the rotation. It is ready while the API servers trust its leaf.
 */
export function startAuthority(api: ClusterApi, options: AuthorityOptions): Followed<KeyPair> {
  const { names, log, metrics, time = REAL_TIME } = options;
  const report = reportTo(log, metrics, names);
  const leaf = held<Leaf>();
  const isTolerable = patience();
  const stopping = new AbortController();
  const lease = rotationLease(api, names, time.clock);
  const view = viewAuthority(api, {
    names,
    time,
    changed: (which) => {
      report.worked(which);
      void act();
    },
    failed: report.failed,
  });
  const whyWrong = () => {
    const why = whyRefused(leaf.current(), view.lastTrusting(), time.clock());
    return why && (report.whyMissing(view) ?? why);
  };
  const whyNotReady = () => isTolerable(whyWrong(), time.clock());
  const act = oneAtATime(async () => {
    if (stopping.signal.aborted) return;
    await renew(lease, report);
    if (!view.hasListed()) return;
    await settle({
      observe: () => observation({ view, leaf, lease, time }),
      refresh: view.refresh,
      perform: (step) => perform(step, { api, names, view, now: time.clock(), useLeaf: leaf.set }),
      report,
    });
    report.state(view.kept(), lease.isHeld());
    whyNotReady();
  });
  void tick(act, time, stopping.signal);
  return {
    first: leaf.first.then(({ keyPair }) => keyPair),
    current: () => leaf.current()?.keyPair,
    each: (use) => leaf.each(({ keyPair }) => use(keyPair)),
    whyNotReady,
    stop: async () => {
      stopping.abort();
      view.stop();
      await act();
      await lease.release().catch((error) => report.failed('lease', error));
    },
  };
}

async function renew(lease: RotationLease, report: AuthorityReport): Promise<void> {
  try {
    if (await lease.renew()) report.worked('lease');
  } catch (error) {
    report.failed('lease', error);
  }
}

async function tick(act: () => Promise<void>, { wait }: Time, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    void act();
    await wait(TICK_MS, signal).catch(() => undefined);
  }
}

interface Observed {
  readonly view: AuthorityView;
  readonly leaf: Held<Leaf>;
  readonly lease: RotationLease;
  readonly time: Time;
}

const observation = ({ view, leaf, lease, time }: Observed): Observation => ({
  now: time.clock(),
  kept: view.kept(),
  isRotationWanted: view.isRotationWanted(),
  isLeaked: view.isLeaked(),
  bundle: view.bundle(),
  leaf: leaf.current(),
  holdsLease: lease.isHeld(),
});
