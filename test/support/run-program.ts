import { PassThrough, Readable } from 'node:stream';
import { CommanderError } from 'commander';
import { buildProgram } from '../../src/commands/program.ts';

export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly error?: Error;
}

/** Runs a command line in this process, with its own streams. */
export async function runProgram(args: readonly string[], stdin = ''): Promise<Outcome> {
  const [stdout, stderr] = [collector(), collector()];
  const program = buildProgram({ stdin: Readable.from([stdin]), stdout: stdout.stream, stderr: stderr.stream });
  const error = await program.parseAsync(['node', 'polyaxon-gcs-injector', ...args]).then(
    () => undefined,
    (reason: Error) => reason,
  );
  const isHelp = error instanceof CommanderError && error.exitCode === 0;
  return { stdout: stdout.text(), stderr: stderr.text(), ...(error === undefined || isHelp ? {} : { error }) };
}

function collector(): { readonly stream: PassThrough; readonly text: () => string } {
  const chunks: string[] = [];
  const stream = new PassThrough();
  stream.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
  return { stream, text: () => chunks.join('') };
}
