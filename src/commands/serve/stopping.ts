import closeWithGrace from 'close-with-grace';
import type { Logger } from '../../telemetry/logger.ts';

type End = (graceSeconds: number) => Promise<void>;

export interface Stopping {
  readonly endWith: (end: End) => void;
  /** Does not end the process after a failure: the exit code would say success. */
  readonly cancel: () => void;
}

/** Closing must not stop before the last answers are written. */
const CLOSE_LIMIT_MS = 30_000;

/** Ctrl-C comes from a person who waits. So load balancers get no grace time, but no answer is lost. */
export function stopWithGrace(graceSeconds: number, log: Logger): Stopping {
  // Nothing is in flight before it serves.
  let end: End = () => Promise.resolve();
  const { uninstall } = closeWithGrace(
    { delay: graceSeconds * 1000 + CLOSE_LIMIT_MS, logger: log },
    async ({ signal, err }) => {
      log.info({ signal, err }, 'stopping');
      await end(signal === 'SIGTERM' ? graceSeconds : 0);
      log.info('stopped');
      log.flush();
    },
  );
  return {
    endWith: (next) => {
      end = next;
    },
    cancel: uninstall,
  };
}
