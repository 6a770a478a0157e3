import type { Time } from '../../src/follow/time.ts';

interface Waiting {
  readonly ms: number;
  readonly due: number;
  readonly resolve: () => void;
}

/** Time that passes only when the test says so. */
export class FakeTime implements Time {
  /** The milliseconds of each wait, in the order of their begin. */
  readonly asked: number[] = [];
  #now: number;
  readonly #waiting = new Set<Waiting>();
  #nextAsk = Promise.withResolvers<void>();

  constructor(now: Date = new Date('2026-03-01T12:00:00Z')) {
    this.#now = now.getTime();
  }

  readonly clock = (): Date => new Date(this.#now);

  readonly wait = (ms: number, signal: AbortSignal): Promise<void> => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const waiting = { ms, due: this.#now + ms, resolve };
    this.#waiting.add(waiting);
    signal.addEventListener('abort', () => {
      this.#waiting.delete(waiting);
      reject(signal.reason);
    });
    this.asked.push(ms);
    this.#nextAsk.resolve();
    this.#nextAsk = Promise.withResolvers();
    if (signal.aborted) reject(signal.reason);
    else if (ms === 0) this.pass(0);
    return promise;
  };

  pass(ms: number): void {
    this.#now += ms;
    for (const waiting of [...this.#waiting].filter(({ due }) => due <= this.#now)) {
      this.#waiting.delete(waiting);
      waiting.resolve();
    }
  }

  /** Ends the first wait that is shorter than the limit, as soon as there is one. Returns its length. */
  async passNext(limitMs = 60_000): Promise<number> {
    const next = [...this.#waiting].find(({ ms }) => ms < limitMs);
    if (next === undefined) {
      await this.#nextAsk.promise;
      return this.passNext(limitMs);
    }
    this.pass(next.due - this.#now);
    return next.ms;
  }
}
