#!/usr/bin/env node
import { CommanderError } from 'commander';
import { buildProgram } from './commands/program.ts';
import { CommandFailed } from './commands/terminal.ts';
import { ConfigurationError } from './config/fault.ts';

const terminal = { stdin: process.stdin, stdout: process.stdout, stderr: process.stderr };

/** Exit codes: 0 ok, 1 found a problem, 2 wrong usage. */
function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof CommandFailed) return error.exitCode;
  return 1;
}

/** Commander has said what it has to say itself; a stack trace is only of use for a fault of ours. */
function messageOf(error: unknown): string | undefined {
  if (error instanceof CommanderError) return undefined;
  if (error instanceof CommandFailed || error instanceof ConfigurationError) return error.message;
  return error instanceof Error ? error.stack : String(error);
}

// A reader such as `head` that has seen enough is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

try {
  await buildProgram(terminal).parseAsync(process.argv);
} catch (error) {
  const message = messageOf(error);
  if (message !== undefined) process.stderr.write(`error: ${message}\n`);
  process.exitCode = exitCodeOf(error);
}
