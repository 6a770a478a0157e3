import closeWithGrace from 'close-with-grace';
import type { Logger } from '../../telemetry/logger.ts';

type End = (graceSeconds: number) => Promise<void>;

export interface Stopping {
  readonly endWith: (end: End) => void;
  /** Leaves the end of the process to whoever failed: it would be called a success. */
  readonly cancel: () => void;
}

/** Closing must not be cut off while the last answers are written. */
const CLOSE_LIMIT_MS = 30_000;

/** Ctrl-C is a person who waits: there is no grace time for load balancers then, but no answer is lost either. */
export function stopWithGrace(graceSeconds: number, log: Logger): Stopping {
  // Until it serves there is nothing to wait for.
  let end: End = () => Promise.resolve();
  const { uninstall } = closeWithGrace(
    { delay: graceSeconds * 1000 + CLOSE_LIMIT_MS, logger: log },
    async ({ signal, err }) => {
      log.info({ signal, err }, 'stopping');
      await end(signal === 'SIGTERM' ? graceSeconds : 0);
      log.info('stopped');
    },
  );
  return {
    endWith: (next) => {
      end = next;
    },
    cancel: uninstall,
  };
}
