import { between, now, type Took } from '../../../support/judging/took.ts';

const TICK_MS = 5;

/** Two seconds of the load. More would only stop a slow machine from recovering. */
const MOST_IN_FLIGHT = 100;

/** Everything that was sent, with or without an answer. */
export interface OpenLoop {
  /** Stops the load. Resolves with its length when every call has an answer. */
  stop(): Promise<Took>;
}

/**
 * Sends at a fixed rate and waits for no answer, like many independent clients: a slow server gets the same load. If
 * this process has no CPU, it sends late. It leaves calls out only while far too many are unanswered, as on a machine
 * that cannot carry the load.
 */
export function sendAtRate(perSecond: number, send: () => Promise<void>): OpenLoop {
  const started = now();
  const inFlight = new Set<Promise<void>>();
  let due = 0;
  const sendWhatIsDue = () => {
    const dueByNow = Math.ceil((between(started, now()).tookMs / 1000) * perSecond);
    for (; due < dueByNow; due += 1) {
      if (inFlight.size >= MOST_IN_FLIGHT) continue;
      const sending = send().finally(() => inFlight.delete(sending));
      inFlight.add(sending);
    }
  };
  const timer = setInterval(sendWhatIsDue, TICK_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      sendWhatIsDue();
      const sentFor = between(started, now());
      await Promise.all(inFlight);
      return sentFor;
    },
  };
}
