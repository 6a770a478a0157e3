import type { Readable, Writable } from 'node:stream';
import { styleText } from 'node:util';

/** The outside world of a command: `main.ts` gives it the process, tests give it their own. */
export interface Terminal {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
}

/** A command that found a problem: its message is for the person who called it. */
export class CommandFailed extends Error {
  /** 1 found a problem, 2 wrong usage. */
  readonly exitCode: 1 | 2;

  constructor(message: string, exitCode: 1 | 2 = 1) {
    super(message);
    this.name = 'CommandFailed';
    this.exitCode = exitCode;
  }
}

export type Style = Parameters<typeof styleText>[0];

/** Text in a colour where the stream is a terminal (and NO_COLOR is not set), else plain. */
export const styled = (stream: Writable, style: Style, text: string): string => styleText(style, text, { stream });

export const say = (stream: Writable, text: string): void => void stream.write(`${text}\n`);
