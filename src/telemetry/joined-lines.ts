/** The part of a stream that a log is written to. */
export interface LineSink {
  write(lines: string): unknown;
}

export interface JoinedLines {
  /** The mark by which pino sets `lastLevel` before each line. */
  readonly [METADATA]: true;
  lastLevel: number;
  write(line: string): void;
  /** Writes the lines that wait. */
  flush(done?: () => void): void;
}

const METADATA = Symbol.for('pino.metadata');
const WARN = 40;

/**
 * Writes the lines of one turn of the event loop together, because a write costs more than all else about a line. A
 * warning or an error is written at once, with what waits before it.
 */
export function joinLines(sink: LineSink): JoinedLines {
  let waiting = '';
  const flush = (done?: () => void): void => {
    if (waiting !== '') sink.write(waiting);
    waiting = '';
    done?.();
  };
  return {
    [METADATA]: true,
    lastLevel: 0,
    write(line): void {
      if (waiting === '') setImmediate(flush);
      waiting += line;
      if (this.lastLevel >= WARN) flush();
    },
    flush,
  };
}
