/**
 * The lines of a text that arrives in pieces. A last line without an end was cut off and is left out. No regular
 * expression finds the ends: the engine keeps the text that it matched last, and no key may stay in memory.
 */
export async function* linesIn(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const piece of pieces) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}
