import type { Time } from '../../follow/time.ts';

/** Notices silence. */
export interface Silence extends Disposable {
  /** Aborts after too long a silence. */
  readonly signal: AbortSignal;
  heard(): void;
}

export function silenceOf(ms: number, wait: Time['wait']): Silence {
  const tooLong = new AbortController();
  let listening = new AbortController();
  const listen = (): void => {
    const reason = new DOMException('the API server was silent for too long', 'TimeoutError');
    wait(ms, listening.signal).then(
      () => tooLong.abort(reason),
      () => undefined,
    );
  };
  listen();
  return {
    signal: tooLong.signal,
    heard: () => {
      listening.abort();
      listening = new AbortController();
      listen();
    },
    [Symbol.dispose]: () => listening.abort(),
  };
}
