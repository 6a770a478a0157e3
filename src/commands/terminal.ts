import type { Readable, Writable } from 'node:stream';
import { styleText } from 'node:util';

/** The outside world of a command. `main.ts` passes the real process, tests pass their own. */
export interface Terminal {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
}

/** A command that found a problem. Its message is for the caller. */
export class CommandFailed extends Error {
  /** 1 for a problem, 2 for wrong usage. */
  readonly exitCode: 1 | 2;

  constructor(message: string, exitCode: 1 | 2 = 1) {
    super(message);
    this.name = 'CommandFailed';
    this.exitCode = exitCode;
  }
}

/** A command did its work and found a problem, which it has printed already. */
export class ProblemFound extends Error {}

export type Style = Parameters<typeof styleText>[0];

/** Coloured text if the stream is a terminal (and NO_COLOR is not set), else plain text. */
export const styled = (stream: Writable, style: Style, text: string): string => styleText(style, text, { stream });

export const say = (stream: Writable, text: string): void => void stream.write(`${text}\n`);

/**
 * A stranger's text. A terminal does what control characters say, so there they become escapes. Files and programs get
 * the text as it is.
 */
export const visible = (stream: Writable, text: string): string =>
  'isTTY' in stream && stream.isTTY === true ? text.replace(/[^\P{C}\n\t]/gu, escaped) : text;

const escaped = (character: string): string => `\\u{${character.codePointAt(0)?.toString(16)}}`;
