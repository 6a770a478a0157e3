/** The deepest nesting that is parsed. No kind of Kubernetes comes near. */
export const MAX_LEVELS = 512;

/** The most objects and lists that are parsed. A pod of 3 MiB, the API server's limit, has a tenth of it. */
export const MAX_NODES = 250_000;

/** The limit that a JSON text exceeds; `undefined` if it may be parsed. */
export type Excess = 'levels' | 'nodes' | undefined;

interface Extent {
  readonly levels: number;
  readonly nodes: number;
}

/**
 * Detects before the parse a text that costs many times its size: each `{` and `[` becomes an object of about 60 bytes.
 * First a fast scan counts all brackets, also those inside strings. It decides for all but hostile bodies and costs a
 * twelfth of the parse. An exact scan checks what the fast one rejects. Brackets inside strings can hide levels from
 * the fast scan, but no nodes. So the memory is bounded, and no code here descends into unknown objects.
 */
export function excessOf(json: Uint8Array): Excess {
  const { levels, nodes } = fastExtent(json);
  return excessIn({ levels: levels + BLUR, nodes: nodes + BLUR }) && excessIn(exactExtent(json));
}

const excessIn = ({ levels, nodes }: Extent): Excess =>
  levels > MAX_LEVELS ? 'levels' : nodes > MAX_NODES ? 'nodes' : undefined;

/** What the fast scan can miss: three bytes at each end, and the order within four bytes. */
const BLUR = 10;

/**
 * KIND separates the four brackets from all bytes but `Y`, `y`, `_` and DEL. CASE separates opening from closing ones.
 */
const KIND = 0xd9d9d9d9;
const BRACKET = 0x59595959;
const CASE = 0xdfdfdfdf;
const OPENING = 0x5b5b5b5b;
const CLOSING = 0x5d5d5d5d;
const LOW_BITS = 0x7f7f7f7f;

/** Scans four bytes at a time, in either byte order. */
function fastExtent(json: Uint8Array): Extent {
  const words = wordsIn(json);
  let [level, levels, nodes] = [0, 0, 0];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? 0;
    if (zeroBytes((word & KIND) ^ BRACKET) === 0) continue;
    const opened = countOf(zeroBytes((word & CASE) ^ OPENING));
    level += opened - countOf(zeroBytes((word & CASE) ^ CLOSING));
    nodes += opened;
    if (level > levels) levels = level;
  }
  return { levels, nodes };
}

/** The aligned words of the bytes. Leaves out up to three bytes at each end. */
function wordsIn({ buffer, byteOffset, length }: Uint8Array): Uint32Array {
  const start = Math.ceil(byteOffset / 4) * 4;
  const end = Math.floor((byteOffset + length) / 4) * 4;
  return new Uint32Array(buffer, start, Math.max(0, (end - start) / 4));
}

/** The high bit of each byte that is zero. */
const zeroBytes = (word: number): number => ~(((word & LOW_BITS) + LOW_BITS) | word | LOW_BITS);

const countOf = (highBits: number): number => Math.imul(highBits >>> 7, 0x01010101) >>> 24;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const UPPER = 0xdf;

/** Scans byte by byte and skips the inside of strings. */
function exactExtent(json: Uint8Array): Extent {
  let [level, levels, nodes] = [0, 0, 0];
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at] ?? 0;
    if (byte === QUOTE) at = endOfText(json, at + 1);
    else if ((byte & UPPER) === 0x5b) {
      level += 1;
      nodes += 1;
      levels = Math.max(levels, level);
    } else if ((byte & UPPER) === 0x5d) level -= 1;
  }
  return { levels, nodes };
}

function endOfText(json: Uint8Array, from: number): number {
  let at = from;
  while (at < json.length && json[at] !== QUOTE) at += json[at] === BACKSLASH ? 2 : 1;
  return at;
}
