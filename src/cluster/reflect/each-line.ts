/**
 * Gives a function that takes a text in pieces and calls back with each line. A last line without an end was cut off and is
 * left out.
 *
 * Lines hold keys of Secrets, which must not stay in memory. A generator that waits would keep its last line, and a regular
 * expression the text that it matched last: so this is neither.
 */
export function eachLine(use: (line: string) => void): (piece: Uint8Array) => void {
  const decoder = new TextDecoder();
  let rest = '';
  return (piece) => {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(use);
  };
}
