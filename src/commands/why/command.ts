import { loadConfiguration, NO_CONFIGURATION } from '../../config/load.ts';
import { CommandFailed, ProblemFound, type Terminal } from '../terminal.ts';
import { explainFile } from './file.ts';
import { printAccounts, type WhyOutput } from './print.ts';

export interface WhyOptions {
  readonly filename?: string;
  readonly config?: string;
  readonly namespace?: string;
  readonly output: WhyOutput;
}

/** Tells for each pod why it got its credentials or not, and the one thing to do. */
export async function why(options: WhyOptions, terminal: Terminal): Promise<void> {
  if (options.filename === undefined) throw new CommandFailed('-f FILE is needed', 2);
  const configuration = options.config === undefined ? NO_CONFIGURATION : await loadConfiguration(options.config);
  const accounts = await explainFile({ ...options, filename: options.filename }, configuration, terminal);
  printAccounts(accounts, options.output, terminal.stdout);
  if (accounts.some(({ isBad }) => isBad)) throw new ProblemFound();
}
