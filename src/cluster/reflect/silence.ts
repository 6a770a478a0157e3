import type { Time } from '../../follow/time.ts';

/** Notices that nothing was heard for a while. */
export interface Silence extends Disposable {
  /** Aborts when it has been silent for too long. */
  readonly signal: AbortSignal;
  heard(): void;
}

export function silenceOf(ms: number, wait: Time['wait']): Silence {
  const tooLong = new AbortController();
  let listening = new AbortController();
  const listen = (): void => {
    const reason = new DOMException('nothing was heard', 'TimeoutError');
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
