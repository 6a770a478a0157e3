import { createHash } from 'node:crypto';
import { type EventsV1Event, V1MicroTime } from '@kubernetes/client-node';
import type { Regarded } from '../../admission/concern.ts';
import { FIELD_MANAGER } from '../call.ts';

/** Something to tell about an object of a namespace. */
export interface Told {
  readonly type: 'Warning' | 'Normal';
  readonly namespace: string;
  readonly regarding: Regarded;
  readonly reason: string;
  readonly note: string;
}

/** The API server forgets events after this time, so it is told again then. */
export const TOLD_AGAIN_MS = 3_600_000;

/** What replicas and rounds of admission would tell twice is one text. */
export const textOf = ({ namespace, regarding, reason, note }: Told): string =>
  JSON.stringify([namespace, regarding.kind, regarding.name, regarding.uid, reason, note]);

/**
 * The event, under a name that each replica gives it in the same hour. The second one to create it gets a conflict, so no
 * right to change events is needed.
 */
export function eventOf(told: Told, now: Date, instance: string): EventsV1Event {
  const { type, namespace, regarding, reason, note } = told;
  const hour = Math.floor(now.getTime() / TOLD_AGAIN_MS);
  const hash = createHash('sha256')
    .update(`${hour} ${textOf(told)}`)
    .digest('hex')
    .slice(0, 32);
  return {
    apiVersion: 'events.k8s.io/v1',
    kind: 'Event',
    metadata: { namespace, name: `${FIELD_MANAGER}.${hash}` },
    eventTime: new V1MicroTime(now),
    reportingController: `${FIELD_MANAGER}.io/admission`,
    reportingInstance: instance.slice(0, LONGEST_INSTANCE),
    action: 'Inject',
    type,
    reason,
    note,
    regarding: { namespace, ...regarding },
  };
}

const LONGEST_INSTANCE = 128;
