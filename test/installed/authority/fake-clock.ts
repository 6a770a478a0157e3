/** A clock that moves only when the test says so. */
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
