/** A piece of a text by its offsets. `end` is the first offset after it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A value in a JSON text. Items of a list have no key. */
export interface Child extends Span {
  readonly key: string | undefined;
}

export interface Edit extends Span {
  readonly text: string;
}

const OPENING: ReadonlySet<string> = new Set('{[');
const CLOSING: ReadonlySet<string> = new Set('}]');

/**
 * The members of a JSON object, or the items of a list, as the text has them, duplicates included. The text must be
 * valid JSON, and the span an object or a list in it. Depth does not use the stack.
 */
export function childrenOf(text: string, { start, end }: Span = { start: 0, end: text.length }): readonly Child[] {
  const found = collector(text);
  let depth = 0;
  for (let at = start; at < end; ) {
    const char = text.charAt(at);
    const next = char === '"' ? endOfString(text, at) : at + 1;
    if (CLOSING.has(char)) depth -= 1;
    if (depth === 1) found.add(char, { start: at, end: next });
    if (OPENING.has(char)) depth += 1;
    at = next;
  }
  return found.children();
}

interface Collector {
  /** Takes what an object or a list itself is made of: of what is nested in it only the brackets. */
  add(char: string, span: Span): void;
  children(): readonly Child[];
}

function collector(text: string): Collector {
  const children: Child[] = [];
  let key: string | undefined;
  let value: Span | undefined;
  const endChild = (): void => {
    if (value !== undefined) children.push({ key, ...value });
    [key, value] = [undefined, undefined];
  };
  const endKey = (): void => {
    [key, value] = [value && stringAt(text, value), undefined];
  };
  const extend = ({ start, end }: Span): void => {
    value = { start: value?.start ?? start, end };
  };
  return {
    add(char, span): void {
      if (char === ',') endChild();
      else if (char === ':') endKey();
      else if (!' \n\r\t'.includes(char)) extend(span);
    },
    children(): readonly Child[] {
      endChild();
      return children;
    },
  };
}

/** Behind the quote that ends a string: the first with an even number of backslashes before it. */
function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); ; at = text.indexOf('"', at + 1)) {
    let escapes = 0;
    while (text[at - 1 - escapes] === '\\') escapes += 1;
    if (escapes % 2 === 0) return at + 1;
  }
}

/** The string at this place; `undefined` if another kind of value is there. */
export function stringAt(text: string, { start, end }: Span): string | undefined {
  return text[start] === '"' ? String(JSON.parse(text.slice(start, end))) : undefined;
}

/** The text with each edit made. All other characters stay. The edits are in the order of the text. */
export function edited(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let from = 0;
  for (const edit of edits) {
    pieces.push(text.slice(from, edit.start), edit.text);
    from = edit.end;
  }
  return [...pieces, text.slice(from)].join('');
}
