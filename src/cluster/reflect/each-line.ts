/**
 * Returns a function that takes a text in pieces and calls back with each line. It drops a last line without an end,
 * which was cut off.
 *
 * Lines hold keys of Secrets, which must not stay in memory. A waiting generator keeps its last line, and a regular
 * expression keeps the last text that it matched. So this uses neither.
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
