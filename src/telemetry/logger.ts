import { type DestinationStream, type Logger, pino } from 'pino';
import { inLines } from '../text/line.ts';

export type { Logger };

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';

/**
 * JSON lines with the level in words and ISO time. Each text in one is a line of bounded length, whoever wrote it. The log has an error's name and place, never its message. A parser's
 * message can quote the pod, and a pod's env may hold keys.
 */
export const createLogger = (level: LogLevel, destination: DestinationStream): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: inLines },
      serializers: { err: describeError },
    },
    destination,
  );

const describeError = (error: Error): object => ({ type: error.name, place: framesOf(error) });

/** The stack begins with the message, and a line of the message can look like a frame. */
function framesOf({ message = '', stack = '' }: Error): readonly string[] {
  const start = stack.indexOf(message);
  if (start < 0) return [];
  const frames = stack.slice(start + message.length).split('\n');
  return frames.filter((line) => /^\s+at /.test(line));
}
