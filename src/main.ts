#!/usr/bin/env node
import { outcomeOf } from './commands/outcome.ts';
import { buildProgram } from './commands/program.ts';

const { stdin, stdout, stderr } = process;

// Without this, Node opens its inspector on SIGUSR1. Everybody who may signal the process could then run any code in
// it.
process.on('SIGUSR1', () => {});

// A reader that stops early, such as `head`, is no fault.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

try {
  await buildProgram({ stdin, stdout, stderr }).parseAsync(process.argv);
} catch (error) {
  const { exitCode, message } = outcomeOf(error);
  if (message !== undefined) stderr.write(`${message}\n`);
  process.exitCode = exitCode;
}
