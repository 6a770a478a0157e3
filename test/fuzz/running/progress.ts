const EVERY_MS = 10_000;

/** Counts requests, tells how far a run is, and knows when it is over. */
export class Progress {
  readonly #began = performance.now();
  readonly #end: number;
  #told = performance.now();
  #requests = 0;
  #peak = 0;

  constructor(minutes: number) {
    this.#end = this.#began + minutes * 60_000;
  }

  isOver(): boolean {
    return performance.now() >= this.#end || this.#isStopped;
  }

  #isStopped = false;
  stop(): void {
    this.#isStopped = true;
  }

  count(where: string, requests: number, findings: number): void {
    this.#requests += requests;
    if (performance.now() - this.#told < EVERY_MS) return;
    this.#told = performance.now();
    process.stderr.write(`${where}: ${this.#soFar()}, ${findings} findings\n`);
  }

  /** The memory that a server had at most, in MiB. */
  remember(peak: number): void {
    this.#peak = Math.max(this.#peak, peak);
  }

  lastLine(first: number, last: number, findings: number): string {
    return `fuzz: ${this.#soFar()}, seeds ${first} to ${last}, servers of ${this.#peak} MiB at most, ${findings} findings`;
  }

  #soFar(): string {
    const seconds = (performance.now() - this.#began) / 1000;
    return `${this.#requests} requests in ${seconds.toFixed(0)} s (${(this.#requests / seconds).toFixed(0)} a second)`;
  }
}
