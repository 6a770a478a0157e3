import { hostname } from 'node:os';
import type { Present } from '../../follow/followed.ts';
import type { StatesIn } from '../../gcs/secret-state.ts';
import type { MutateDeps } from '../../server/mutate.ts';
import { createEventMetrics } from '../../telemetry/event-metrics.ts';
import type { Logger } from '../../telemetry/logger.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import { connectToDefaultCluster } from '../default-cluster.ts';

export interface EventsOptions {
  readonly events?: boolean;
  readonly podName?: string;
}

interface EventsInputs {
  readonly secrets: Present<StatesIn>;
  readonly log: Logger;
  readonly metrics: Metrics;
}

/** Tells people what they must mend. */
export interface Telling {
  /** Absent if nobody is told. */
  readonly tell?: MutateDeps['tell'];
  stop(): Promise<void>;
}

/** Without `--events` it needs no cluster and no right. */
export async function telling(options: EventsOptions, { secrets, log, metrics }: EventsInputs): Promise<Telling> {
  if (!options.events) return { stop: () => Promise.resolve() };
  const api = await connectToDefaultCluster();
  const { tellByEvents } = await import('../../cluster/events/tell.ts');
  const instance = options.podName ?? hostname();
  return tellByEvents(api, {
    ...{ log, instance, metrics: createEventMetrics(metrics.registry) },
    statesIn: (namespace) => secrets.current()(namespace),
  });
}
