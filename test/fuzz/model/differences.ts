import { isRecord } from './wire.ts';

/** A place where a value is not what it was. `before` is undefined if nothing was there. */
export interface Difference {
  readonly path: readonly (string | number)[];
  readonly before: unknown;
  readonly after: unknown;
}

/** All smallest differences. A list that became longer differs in its new items; an absent one counts as empty. */
export function differences(before: unknown, after: unknown, path: Difference['path'] = []): readonly Difference[] {
  if (before === after || (isInfinite(before) && after === null)) return [];
  if (Array.isArray(after) && isListOrAbsent(before)) return inLists(before ?? [], after, path);
  if (isRecord(after) && (isRecord(before) || isAbsent(before))) return inRecords(before ?? {}, after, path);
  return [{ path, before, after }];
}

/** JSON has no such number: it is written as `null`. */
const isInfinite = (value: unknown): boolean => typeof value === 'number' && !Number.isFinite(value);

const isAbsent = (value: unknown): value is undefined | null => value === undefined || value === null;
const isListOrAbsent = (value: unknown): value is readonly unknown[] | undefined | null =>
  isAbsent(value) || Array.isArray(value);

function inLists(
  before: readonly unknown[],
  after: readonly unknown[],
  path: Difference['path'],
): readonly Difference[] {
  const found: Difference[] = [];
  for (let index = 0; index < Math.max(before.length, after.length); index += 1) {
    const [then, now] = [before[index], after[index]];
    if (index >= before.length) found.push({ path: [...path, index], before: undefined, after: now });
    else if (then !== now) found.push(...differences(then, now, [...path, index]));
  }
  return found;
}

function inRecords(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  path: Difference['path'],
): readonly Difference[] {
  const found: Difference[] = [];
  for (const name of Object.keys(before)) {
    if (!Object.hasOwn(after, name)) found.push({ path: [...path, name], before: before[name], after: undefined });
    else if (before[name] !== after[name]) found.push(...differences(before[name], after[name], [...path, name]));
  }
  for (const name of Object.keys(after))
    if (!Object.hasOwn(before, name)) found.push(...additions(after[name], [...path, name]));
  return found;
}

/** What was not there before differs in each of its items. */
const additions = (after: unknown, path: Difference['path']): readonly Difference[] => {
  const found = typeof after === 'object' && after !== null ? differences(undefined, after, path) : [];
  return found.length > 0 ? found : [{ path, before: undefined, after }];
};
