import { CommanderError } from 'commander';
import { ConfigurationError } from '../config/fault.ts';
import { CommandFailed, ProblemFound } from './terminal.ts';

/** How the process ends after a command that did not succeed. */
export interface Outcome {
  /** 1 for a problem, 2 for wrong usage; 0 if the caller only wanted help. */
  readonly exitCode: 0 | 1 | 2;
  /** What is left to print. Commander printed its own message. A stack trace is useful only for a fault of ours. */
  readonly message?: string;
}

/** The outcome of an error that a command threw. */
export function outcomeOf(error: unknown): Outcome {
  if (error instanceof CommanderError) return { exitCode: error.exitCode === 0 ? 0 : 2 };
  if (error instanceof ProblemFound) return { exitCode: 1 };
  if (error instanceof CommandFailed) return { exitCode: error.exitCode, message: `error: ${error.message}` };
  if (error instanceof ConfigurationError) return { exitCode: 1, message: `error: ${error.message}` };
  return { exitCode: 1, message: error instanceof Error ? String(error.stack) : String(error) };
}
