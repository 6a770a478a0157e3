/** Enough for each name and path that Kubernetes takes, and nobody reads more. */
const LONGEST_LINE = 256;

/**
 * Foreign text as one line of at most `limit` characters, without characters that could mislead a terminal or a reader:
 * control and format characters (escape sequences, text that runs backwards, characters without width), half characters
 * and line ends become spaces. All text of strangers that we say goes through this.
 */
export function line(text: string, limit = LONGEST_LINE): string {
  if (text.length <= limit && PLAIN.test(text)) return text;
  // Cut first: no character takes more than two of these, and the rest may be megabytes.
  const characters = [...text.slice(0, 2 * limit + 2).replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ')];
  return characters.length <= limit ? characters.join('') : `${characters.slice(0, limit - 1).join('')}…`;
}

/** Surely fit as it is. Most texts are. */
const PLAIN = /^[ -~]*$/;

type Members = Record<string, unknown>;

/** An object with each text in it as one line, in lists and plain objects too. */
export const inLines = (members: Members): Members =>
  Object.fromEntries(Object.entries(members).map(([name, value]) => [name, withLines(value)]));

function withLines(value: unknown): unknown {
  if (typeof value === 'string') return line(value);
  if (Array.isArray(value)) return value.map(withLines);
  return isPlain(value) ? inLines(value) : value;
}

const isPlain = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
