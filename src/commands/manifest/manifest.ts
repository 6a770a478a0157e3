import { type Document, parseAllDocuments } from 'yaml';
import { line } from '../../text/line.ts';
import { CommandFailed } from '../terminal.ts';

/** One document of a manifest, with its source text. */
export interface ManifestDocument {
  readonly document: Document.Parsed;
  readonly source: string;
  readonly value: unknown;
}

export interface Manifest {
  readonly text: string;
  readonly isJson: boolean;
  readonly documents: readonly ManifestDocument[];
}

/** Reads YAML or JSON with one or several documents. The sources of all documents together are the text. */
export function readManifest(text: string, name: string): Manifest {
  const parsed = parseAllDocuments(text, { merge: true });
  const documents = Array.isArray(parsed) ? parsed : [];
  const [fault] = documents.flatMap(({ errors }) => errors);
  if (fault !== undefined) throw faulty(name, fault.message.split('\n', 1).join('').replace(/:$/, ''));
  const starts = documents.map(({ range }, index) => (index === 0 ? 0 : range[0]));
  return {
    text,
    isJson: /^\s*[[{]/.test(text),
    documents: documents.map((document, index) => ({
      document,
      source: text.slice(starts[index], starts[index + 1]),
      value: contentOf(document, name),
    })),
  };
}

/** Aliases can grow a document a billion times. The parser refuses that here. */
function contentOf(document: Document.Parsed, name: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw faulty(name, error instanceof Error ? error.message : String(error));
  }
}

const faulty = (name: string, why: string): CommandFailed => new CommandFailed(`${name}: ${line(why)}`);
