import type { Attributes } from './attributes.ts';
import { checksumsOf } from './checksum.ts';

/** One generation of an object. A change makes a new value and overwrites nothing. */
export interface StoredObject {
  readonly name: string;
  readonly content: Buffer;
  readonly attributes: Attributes;
  readonly generation: string;
  readonly metageneration: number;
  readonly crc32c: string;
  /** A composed object has none. */
  readonly md5?: string;
  readonly componentCount?: number;
  readonly timeCreated: string;
  readonly updated: string;
}

/** An object that has no generation yet. */
export interface Draft {
  readonly name: string;
  readonly content: Buffer;
  readonly attributes: Attributes;
  readonly componentCount?: number;
}

/** A bucket without versioning: a new generation replaces the one before. */
export interface Bucket {
  readonly name: string;
  readonly timeCreated: string;
  get(name: string): StoredObject | undefined;
  /** All objects, in the byte order of their names, as Cloud Storage lists them. */
  all(): readonly StoredObject[];
  put(draft: Draft): StoredObject;
  describe(object: StoredObject, attributes: Attributes): StoredObject;
  remove(name: string): void;
}

/** An empty bucket. Generations are microseconds, like Google's, and never repeat. */
export function createBucket(name: string, clock: () => number): Bucket {
  const objects = new Map<string, StoredObject>();
  let generation = 0;
  const now = () => new Date(clock()).toISOString();
  const keep = (object: StoredObject) => {
    objects.set(object.name, object);
    return object;
  };
  return {
    name,
    timeCreated: now(),
    get: (objectName) => objects.get(objectName),
    all: () => [...objects.values()].sort((one, other) => compareNames(one.name, other.name)),
    put: (draft) => {
      generation = Math.max(generation + 1, clock() * 1000);
      return keep(firstOf(draft, String(generation), now()));
    },
    describe: (object, attributes) =>
      keep({ ...object, attributes, metageneration: object.metageneration + 1, updated: now() }),
    remove: (objectName) => void objects.delete(objectName),
  };
}

/** Names are in the order of their UTF-8 bytes, which differs from the order of JavaScript's strings. */
export function compareNames(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

function firstOf(draft: Draft, generation: string, now: string): StoredObject {
  const { md5, crc32c } = checksumsOf(draft.content);
  const checksums = draft.componentCount ? { crc32c } : { md5, crc32c };
  return { ...draft, ...checksums, generation, metageneration: 1, timeCreated: now, updated: now };
}
