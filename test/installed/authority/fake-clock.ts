/** A clock that only moves when it is told to. */
export class FakeClock {
  #now: number;

  constructor(now: Date) {
    this.#now = now.getTime();
  }

  readonly read = (): Date => new Date(this.#now);

  advance(ms: number): void {
    this.#now += ms;
  }
}
