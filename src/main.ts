#!/usr/bin/env node
import { outcomeOf } from './commands/outcome.ts';
import { buildProgram } from './commands/program.ts';

const { stdin, stdout, stderr } = process;

// By itself Node would open its inspector, which runs any code, to whoever may signal the process.
process.on('SIGUSR1', () => {});

// A reader such as `head` that has seen enough is no fault.
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
