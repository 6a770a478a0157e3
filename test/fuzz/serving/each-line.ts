import type { Readable } from 'node:stream';

/** Calls back for each line. `node:readline` also ends a line at U+2028, which is a character like others in JSON. */
export function eachLine(stream: Readable, take: (line: string) => void): void {
  let rest: string[] = [];
  stream.setEncoding('utf8').on('data', (chunk: string) => {
    const [first = '', ...more] = chunk.split('\n');
    rest.push(first);
    for (const next of more) {
      take(rest.join(''));
      rest = [next];
    }
  });
}
