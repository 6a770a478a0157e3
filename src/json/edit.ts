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

interface Token extends Span {
  readonly text: string;
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[^\s"{}[\],:]+|[{}[\],:]/g;
const isOpening = (token: string): boolean => token === '{' || token === '[';
const isClosing = (token: string): boolean => token === '}' || token === ']';

/**
 * The members of a JSON object, or the items of a list, as the text has them, duplicates included. The text must be
 * valid JSON, and the span an object or a list in it. Depth does not use the stack.
 */
export function childrenOf(text: string, span: Span = { start: 0, end: text.length }): readonly Child[] {
  const children: Child[] = [];
  let tokens: Token[] = [];
  for (const token of tokensWithin(text, span)) {
    if (token.text !== ',') {
      tokens.push(token);
      continue;
    }
    children.push(childFrom(tokens));
    tokens = [];
  }
  return tokens.length === 0 ? children : [...children, childFrom(tokens)];
}

/** The tokens of an object or a list itself. Of nested ones, only the brackets. */
function* tokensWithin(text: string, { start, end }: Span): Generator<Token> {
  let depth = 0;
  for (const { 0: token, index } of text.slice(start, end).matchAll(TOKEN)) {
    if (isClosing(token)) depth -= 1;
    if (depth === 1) yield { text: token, start: start + index, end: start + index + token.length };
    if (isOpening(token)) depth += 1;
  }
}

/** From `"key" : value`, or `value` alone. A value is one token, or a pair of brackets. */
function childFrom(tokens: readonly Token[]): Child {
  const [first, colon] = tokens;
  const isMember = colon?.text === ':';
  const value = isMember ? tokens.slice(2) : tokens;
  return {
    key: isMember && first !== undefined ? String(JSON.parse(first.text)) : undefined,
    start: value[0]?.start ?? 0,
    end: value.at(-1)?.end ?? 0,
  };
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
