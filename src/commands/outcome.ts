import { CommanderError } from 'commander';
import { ConfigurationError } from '../config/fault.ts';
import { CommandFailed } from './terminal.ts';

/** How a command that did not succeed ends its process. */
export interface Outcome {
  /** 1 found a problem, 2 wrong usage; 0 where only help was asked for. */
  readonly exitCode: 0 | 1 | 2;
  /** What is still to be said: commander has said its own, and a stack trace is of use only for a fault of ours. */
  readonly message?: string;
}

/** The outcome of an error that a command threw. */
export function outcomeOf(error: unknown): Outcome {
  if (error instanceof CommanderError) return { exitCode: error.exitCode === 0 ? 0 : 2 };
  if (error instanceof CommandFailed) return { exitCode: error.exitCode, message: `error: ${error.message}` };
  if (error instanceof ConfigurationError) return { exitCode: 1, message: `error: ${error.message}` };
  return { exitCode: 1, message: error instanceof Error ? String(error.stack) : String(error) };
}
