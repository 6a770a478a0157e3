import { between, now, type Took } from '../../../support/judging/took.ts';

const TICK_MS = 5;

/** Two seconds of the load. More would only keep a machine that is so far behind from recovering. */
const MOST_IN_FLIGHT = 100;

/** What is sent, whether it has been answered or not. */
export interface OpenLoop {
  /** Stops sending; resolves with the time that it was sent for, when all is answered. */
  stop(): Promise<Took>;
}

/**
 * Sends at a fixed rate and waits for no answer, as many independent clients do: a server that hesitates gets the load all
 * the same. What could not be sent in time, because this process had no CPU, is sent late. It is left out only while far too
 * many are unanswered, as on a machine that cannot carry the load.
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
