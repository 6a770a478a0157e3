import type { Json } from '../generating/json.ts';
import { isMap } from '../generating/json.ts';

type Still = (body: Buffer) => Promise<boolean>;

/** Leaves out of a list what is not needed, one by one, the last first. */
export async function shrinkList<T>(
  list: readonly T[],
  still: (shorter: readonly T[]) => Promise<boolean>,
): Promise<readonly T[]> {
  let kept = list;
  for (let index = list.length - 1; index >= 0; index -= 1) {
    const shorter = kept.toSpliced(index, 1);
    if (await still(shorter)) kept = shorter;
  }
  return kept;
}

const MOST_TRIES = 600;

/** Leaves out of a JSON body what is not needed. Any other body stays. */
export async function shrinkBody(body: Buffer, still: Still): Promise<Buffer> {
  const parsed = parse(body);
  if (parsed === undefined || !(await still(Buffer.from(JSON.stringify(parsed))))) return body;
  let [tries, value, smaller]: [number, Json, Json | undefined] = [0, parsed, parsed];
  const isStillSo = async (less: Json): Promise<boolean> => {
    tries += 1;
    return tries <= MOST_TRIES && (await still(Buffer.from(JSON.stringify(less))));
  };
  while (smaller !== undefined) {
    value = smaller;
    smaller = await lessThan(value, isStillSo);
  }
  return Buffer.from(JSON.stringify(value));
}

/** A value without all that was tried and is not needed; undefined if that is nothing. */
async function lessThan(value: Json, isStillSo: (less: Json) => Promise<boolean>): Promise<Json | undefined> {
  let kept = value;
  for (const path of pathsIn(value)) {
    const less = without(kept, path);
    if (less !== undefined && (await isStillSo(less))) kept = less;
  }
  return kept === value ? undefined : kept;
}

function parse(body: Buffer): Json | undefined {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}

type Path = readonly string[];

/** The places of a value, the largest parts first, the last items of a list first. */
function pathsIn(value: Json): readonly Path[] {
  const found: Path[] = [];
  let level: (readonly [Path, Json])[] = [[[], value]];
  while (level.length > 0) {
    const next = level.flatMap(([path, owner]) =>
      typeof owner === 'object' && owner !== null
        ? Object.entries(owner)
            .reverse()
            .map(([name, child]): readonly [Path, Json] => [[...path, name], child])
        : [],
    );
    found.push(...next.map(([path]) => path));
    level = next;
  }
  return found;
}

/** A copy without this place; undefined if the value has no such place any more. */
function without(value: Json, path: Path): Json | undefined {
  const copy = structuredClone(value);
  let owner: Json | undefined = copy;
  for (const step of path.slice(0, -1)) owner = child(owner, step);
  const last = path.at(-1) ?? '';
  if (child(owner, last) === undefined) return undefined;
  if (Array.isArray(owner)) owner.splice(Number(last), 1);
  else if (isMap(owner)) delete owner[last];
  return copy;
}

const child = (owner: Json | undefined, name: string): Json | undefined =>
  typeof owner === 'object' && owner !== null && Object.hasOwn(owner, name)
    ? (owner as Record<string, Json>)[name]
    : undefined;
