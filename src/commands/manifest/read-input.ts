import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import { CommandFailed, type Terminal } from '../terminal.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { isPolyaxonfile, polyaxonfileAdvice } from './polyaxonfile.ts';

/** The manifest that `-f` names: a file, or `-` for standard input. */
export async function manifestFrom(filename: string, command: string, terminal: Terminal): Promise<Manifest> {
  const manifest = readManifest(await readInput(filename, terminal), filename);
  if (manifest.documents.some(({ value }) => isPolyaxonfile(value)))
    throw new CommandFailed(polyaxonfileAdvice(filename, command));
  return manifest;
}

async function readInput(filename: string, { stdin }: Terminal): Promise<string> {
  if (filename === '-') return readAll(stdin);
  return readFile(filename, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new CommandFailed(`${filename} cannot be read (${error.code}); -f names a file, or - for standard input`, 2);
  });
}
