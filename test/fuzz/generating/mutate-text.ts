import type { Random } from './random.ts';

const TOKENS = [
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"',
  '\\',
  '\\u0000',
  '\u0000',
  'null',
  '1e999',
  '-',
  '"__proto__":1,',
  '\ufeff',
];
const MEMBERS = /"(name|value|key|labels|spec|containers|uid|env|metadata)":/;
const TAILS = [' ', '\n\n', '{}', '\u0000', '"', ']'];

/** Changes the bytes of a body, without regard to its structure. */
export function mutateText(text: string, random: Random): Buffer {
  const at = random.below(text.length);
  const cut = (from: number, to: number, between = ''): string => text.slice(0, from) + between + text.slice(to);
  return random.pick<() => Buffer>([
    () => Buffer.from(text.slice(0, at)),
    () => Buffer.from(cut(at, at, random.pick(TOKENS))),
    () => Buffer.from(cut(at, at + random.below(20))),
    () => Buffer.from(cut(at, at, text.slice(at, at + random.below(200)))),
    () => Buffer.from(repeatMember(text, random)),
    () => withFlippedBits(text, random),
    () => Buffer.from(text + random.pick(TAILS)),
  ])();
}

/** A member twice: the last one counts for JavaScript and for Go. */
const repeatMember = (text: string, random: Random): string => {
  const at = random.below(text.length);
  return (
    text.slice(0, at) +
    text.slice(at).replace(MEMBERS, (all) => `${all}${random.pick(['1', 'null', '"x"', '{}', '[]'])},${all}`)
  );
};

function withFlippedBits(text: string, random: Random): Buffer {
  const bytes = Buffer.from(text);
  for (let count = random.below(4); count >= 0; count -= 1) {
    const at = random.below(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
  }
  return bytes;
}
