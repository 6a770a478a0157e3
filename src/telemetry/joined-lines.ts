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

/** Nobody reads a log that fast. A process that is killed loses no more than this. */
const LONGEST_WAIT_MS = 10;
/** What a pipe takes at once. */
const MOST_WAITING = 16 * 1024;

/**
 * Writes lines together, because a write costs more than all else about a line. A warning or an error is written at
 * once, with what waits before it.
 */
export function joinLines(sink: LineSink): JoinedLines {
  let waiting = '';
  let timer: NodeJS.Timeout | undefined;
  const flush = (done?: () => void): void => {
    clearTimeout(timer);
    if (waiting !== '') sink.write(waiting);
    waiting = '';
    done?.();
  };
  return {
    [METADATA]: true,
    lastLevel: 0,
    write(line): void {
      if (waiting === '') timer = setTimeout(flush, LONGEST_WAIT_MS);
      waiting += line;
      if (this.lastLevel >= WARN || waiting.length > MOST_WAITING) flush();
    },
    flush,
  };
}
