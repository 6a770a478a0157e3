import { isList, isMap, type Json, nodesOf, setMember } from './json.ts';
import type { Random } from './random.ts';
import { ODD_TEXTS, PATHS } from './words.ts';

const NUMBERS = [0, -1, -0, 1e308, 2 ** 53, 0.1, 420, 2 ** 31, -(2 ** 63)];
const ODD_NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'a/b', 'a~1b', 'a\nb', ''];

const odd = (random: Random): Json =>
  random.pick<Json>([
    ...[null, true, false, [], {}, [[]], { a: 1 }, [null], { name: null }],
    random.pick(NUMBERS),
    random.pick(NUMBERS),
    random.pick(ODD_TEXTS.filter((text) => !text.includes('|'))),
    random.pick(PATHS),
  ]);

function nested(random: Random): Json {
  const [levels, isOfLists] = [random.pick([3, 50, 400, 600, 1200]), random.chance(0.5)];
  let value: Json = random.pick<Json>([1, 'x', {}, []]);
  for (let level = 0; level < levels; level += 1) value = isOfLists ? [value] : { a: value };
  return value;
}

/** Changes any place of a value, without regard to what it means. */
export function mutateTree(value: Json, random: Random): void {
  const nodes = nodesOf(value);
  if (nodes.length === 0) return;
  const owner = random.pick(nodes);
  const name = random.pick(Object.keys(owner));
  if (name === undefined) return;
  const present = (owner as Record<string, Json>)[name] ?? null;
  const set = (next: Json): void => setMember(owner, name, next);
  random.pick<() => void>([
    () => set(odd(random)),
    () => set(odd(random)),
    () => set(nested(random)),
    () => (isList(owner) ? void owner.splice(Number(name), 1) : void delete owner[name]),
    () =>
      isList(owner) ? void owner.push(structuredClone(present)) : setMember(owner, random.pick(ODD_NAMES), present),
    () => set(otherwise(present, random)),
    () => set(structuredClone(random.pick(nodes.filter((node) => isMap(node) || isList(node)).slice(-20)))),
  ])();
}

function otherwise(value: Json, random: Random): Json {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return `${value}${random.pick(['\u0000', '\ud800', '/', '..', ' ', 'x'.repeat(300)])}`;
  return JSON.stringify(value);
}
