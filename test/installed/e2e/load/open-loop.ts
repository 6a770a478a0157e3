const TICK_MS = 5;

/** What is sent, whether it has been answered or not. */
export interface OpenLoop {
  /** Stops sending; resolves with the seconds that it was sent for, when all is answered. */
  stop(): Promise<number>;
}

/**
 * Sends at a fixed rate and waits for no answer, as many independent clients do: a server that hesitates gets the load all
 * the same. What could not be sent in time, because this process had no CPU, is sent late and not left out.
 */
export function sendAtRate(perSecond: number, send: () => Promise<void>): OpenLoop {
  const started = performance.now();
  const inFlight = new Set<Promise<void>>();
  const seconds = () => (performance.now() - started) / 1000;
  let sent = 0;
  const sendWhatIsDue = () => {
    for (; sent < seconds() * perSecond; sent += 1) {
      const sending = send().finally(() => inFlight.delete(sending));
      inFlight.add(sending);
    }
  };
  const timer = setInterval(sendWhatIsDue, TICK_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      sendWhatIsDue();
      const sentFor = seconds();
      await Promise.all(inFlight);
      return sentFor;
    },
  };
}
