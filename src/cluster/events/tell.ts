import type { Concern } from '../../admission/concern.ts';
import type { Time } from '../../follow/time.ts';
import { REAL_TIME } from '../../follow/time.ts';
import { type StatesIn, stateOf } from '../../gcs/secret-state.ts';
import type { ClusterApi } from '../api.ts';
import { type Sender, type SenderOptions, sendEvents } from './sender.ts';

export interface TellOptions extends Omit<SenderOptions, 'time'> {
  readonly time?: Time;
  readonly statesIn: StatesIn;
}

/** Tells people about their runs by events. */
export interface Teller {
  /** Returns at once. */
  tell(concern: Concern): void;
  stop(): Promise<void>;
}

const MOST_AWAITED = 500;
const LOOK_EVERY_MS = 5_000;

/** An event for each concern, and one when the Secret of a concern becomes usable. */
export function tellByEvents(api: Pick<ClusterApi, 'events'>, options: TellOptions): Teller {
  const { statesIn, time = REAL_TIME } = options;
  const sender = sendEvents(api, { ...options, time });
  const stopping = new AbortController();
  const awaited = new Map<string, Concern>();
  const look = lookFor(awaited, statesIn, sender);
  const lookOn = async (): Promise<void> => {
    while (awaited.size > 0) {
      await time.wait(LOOK_EVERY_MS, stopping.signal);
      look();
    }
  };
  return {
    tell: (concern) => {
      const { secret: _secret, ...told } = concern;
      sender.send({ ...told, type: 'Warning' });
      if (!AWAITED.has(concern.reason) || awaited.size >= MOST_AWAITED) return;
      const isFirst = awaited.size === 0;
      awaited.set(keyOf(concern), concern);
      // It looks as long as anything is awaited. Only the end of the process ends it early.
      if (isFirst) void lookOn().catch(() => undefined);
    },
    stop: async () => {
      stopping.abort();
      sender.stop();
    },
  };
}

/** A run with one of these goes on when its Secret is right. */
const AWAITED: ReadonlySet<string> = new Set(['secret_missing', 'secret_key_missing', 'key_invalid']);

const keyOf = ({ namespace, regarding: { kind, name, uid }, secret }: Concern): string =>
  JSON.stringify([namespace, kind, name, uid, secret]);

function lookFor(awaited: Map<string, Concern>, statesIn: StatesIn, sender: Sender): () => void {
  return () => {
    for (const [key, { namespace, regarding, secret = '' }] of awaited) {
      const [name = '', file = ''] = secret.split('/');
      const state = stateOf(statesIn(namespace), name);
      const isUsable = state.kind === 'present' && state.keys.get(file) === 'usable';
      if (!isUsable) continue;
      awaited.delete(key);
      sender.send({ type: 'Normal', namespace, regarding, reason: 'secret_usable', note: usable(secret) });
    }
  };
}

const usable = (secret: string): string =>
  `secret_usable: ${secret}: it is there now: pods that wait for it start by themselves, and refused ones are made again`;
