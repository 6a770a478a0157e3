/** The output of a logger in a test. */
export class WrittenLines {
  readonly #lines: string[] = [];

  write(line: string): void {
    this.#lines.push(line);
  }

  /** Everything written, to search it for forbidden text. */
  get text(): string {
    return this.#lines.join('');
  }

  get entries(): readonly Readonly<Record<string, unknown>>[] {
    return this.#lines.map((line) => JSON.parse(line));
  }

  /** One entry for each admission, whatever its level. */
  get admissions(): readonly Readonly<Record<string, unknown>>[] {
    return this.entries.filter(({ result }) => result !== undefined);
  }
}
