import { oneAtATime } from '../../follow/one-at-a-time.ts';
import type { Time } from '../../follow/time.ts';
import type { EventMetrics } from '../../telemetry/event-metrics.ts';
import type { Logger } from '../../telemetry/logger.ts';
import type { ClusterApi } from '../api.ts';
import { causeOf, FIELD_MANAGER, isForbidden, statusOf } from '../call.ts';
import { eventOf, TOLD_AGAIN_MS, type Told, textOf } from './event.ts';

export interface SenderOptions {
  readonly log: Logger;
  readonly metrics: EventMetrics;
  readonly time: Time;
  /** Identifies this replica in its events. */
  readonly instance: string;
}

export interface Sender {
  /** Returns at once. What was told within the hour, or finds no room, is not told. */
  send(told: Told): void;
  stop(): void;
}

/** What waits and what was told fills less than a megabyte. */
const MOST_WAITING = 500;
const MOST_REMEMBERED = 2_000;

const ALREADY_THERE = 409;

/** So that a burst of runs is no burst for the API server. */
const PAUSE_MS = 200;

/** Creates events one after another. One that fails is not tried again: the run's own warning is there all the same. */
export function sendEvents(api: Pick<ClusterApi, 'events'>, options: SenderOptions): Sender {
  const { time, metrics } = options;
  const stopping = new AbortController();
  const waiting: Told[] = [];
  const isNew = forAnHour(time);
  const create = creator(api, options);
  const sendAll = oneAtATime(async () => {
    for (let next = waiting.shift(); next !== undefined && !stopping.signal.aborted; next = waiting.shift()) {
      await create(next);
      await time.wait(PAUSE_MS, stopping.signal);
    }
  });
  return {
    send: (told) => {
      if (waiting.length >= MOST_WAITING) metrics.events.inc({ result: 'dropped' });
      else if (isNew(textOf(told))) {
        waiting.push(told);
        // Only the end of the process ends it early.
        void sendAll().catch(() => undefined);
      }
    },
    stop: () => stopping.abort(),
  };
}

/** True if a text was not asked about within the hour. The oldest texts are forgotten first. */
function forAnHour({ clock }: Time): (text: string) => boolean {
  const until = new Map<string, number>();
  return (text) => {
    const now = clock().getTime();
    if ((until.get(text) ?? 0) > now) return false;
    until.delete(text);
    until.set(text, now + TOLD_AGAIN_MS);
    const [oldest] = until.keys();
    if (until.size > MOST_REMEMBERED && oldest !== undefined) until.delete(oldest);
    return true;
  };
}

function creator({ events }: Pick<ClusterApi, 'events'>, { log, metrics, time, instance }: SenderOptions) {
  let warned: string | undefined;
  const failed = (error: unknown, namespace: string): void => {
    metrics.events.inc({ result: 'failed' });
    const why = isForbidden(error) ? 'no right to create events.events.k8s.io' : causeOf(error);
    log[why === warned ? 'debug' : 'warn']({ namespace, why }, 'an event about a run could not be created');
    warned = why;
  };
  return async (told: Told): Promise<void> => {
    const { namespace } = told;
    const body = eventOf(told, time.clock(), instance);
    try {
      await events.createNamespacedEvent({ namespace, body, fieldManager: FIELD_MANAGER });
      metrics.events.inc({ result: 'created' });
      warned = undefined;
    } catch (error) {
      if (statusOf(error) === ALREADY_THERE) metrics.events.inc({ result: 'known' });
      else failed(error, namespace);
    }
  };
}
