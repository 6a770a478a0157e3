import { PassThrough, Readable } from 'node:stream';
import type { Terminal } from '../../src/commands/terminal.ts';

/** A terminal without colours that keeps what is written to it. */
export function collectingTerminal(): { readonly terminal: Terminal; readonly stdout: () => string } {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const chunks: string[] = [];
  stdout.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
  return { terminal: { stdin: Readable.from([]), stdout, stderr }, stdout: () => chunks.join('') };
}
