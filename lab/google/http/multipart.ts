/** One part of a `multipart/related` upload or of a `multipart/mixed` batch. */
export interface Part {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/**
 * Splits a multipart body at the boundary of its content type. Undefined without a boundary or an end. Line ends may be
 * CRLF (google-cloud-storage, Node) or a bare LF (gcsfs, gsutil, Python's batch).
 */
export function parseMultipart(body: Buffer, contentType: string): readonly Part[] | undefined {
  const boundary = boundaryIn(contentType);
  if (!boundary) return undefined;
  const delimiter = Buffer.from(`\n--${boundary}`);
  const text = Buffer.concat([Buffer.from('\n'), body]);
  const marks = positions(text, delimiter);
  const last = marks.at(-1);
  if (last === undefined || text.toString('latin1', last + delimiter.length, last + delimiter.length + 2) !== '--') {
    return undefined;
  }
  return marks.slice(0, -1).map((mark, index) => parsePart(text.subarray(mark + delimiter.length, marks[index + 1])));
}

/** Splits header lines from the rest, at the first empty line. */
export function splitHeaders(text: Buffer): { readonly lines: readonly string[]; readonly rest: Buffer } {
  const end = /(?:^|\r?\n)\r?\n/.exec(text.toString('latin1'));
  if (!end) return { lines: headerLines(text), rest: Buffer.alloc(0) };
  return { lines: headerLines(text.subarray(0, end.index)), rest: text.subarray(end.index + end[0].length) };
}

/** Header lines as a record, names in lower case. */
export function parseHeaders(lines: readonly string[]): Readonly<Record<string, string>> {
  const pairs = lines.map((line) => /^([^:]+):\s*(.*)$/.exec(line));
  return Object.fromEntries(pairs.flatMap((pair) => (pair?.[1] ? [[pair[1].toLowerCase(), pair[2] ?? '']] : [])));
}

function boundaryIn(contentType: string): string | undefined {
  const match = /boundary=(?:"([^"]+)"|'([^']+)'|([^;\s]+))/i.exec(contentType);
  return match?.[1] ?? match?.[2] ?? match?.[3];
}

function positions(text: Buffer, delimiter: Buffer): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, at + delimiter.length)) found.push(at);
  return found;
}

function parsePart(raw: Buffer): Part {
  const lineEnd = raw.toString('latin1', 0, 2) === '\r\n' ? 2 : 1;
  const { lines, rest } = splitHeaders(raw.subarray(lineEnd, raw.length - lineEnd + 1));
  return { headers: parseHeaders(lines), body: rest };
}

function headerLines(text: Buffer): readonly string[] {
  return text
    .toString()
    .split(/\r?\n/)
    .filter((line) => line !== '');
}
