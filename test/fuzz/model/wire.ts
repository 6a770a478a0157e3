/** Shapes of JSON as Kubernetes' Go types take them: `null` is the same as absent. */
export type Wire = (value: unknown) => boolean;

export const text: Wire = (value) => typeof value === 'string';
export const flag: Wire = (value) => typeof value === 'boolean';
export const number: Wire = (value) => typeof value === 'number' && Number.isFinite(value);

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const maybe =
  (wire: Wire): Wire =>
  (value) =>
    value === undefined || value === null || wire(value);

export const listOf =
  (wire: Wire): Wire =>
  (value) =>
    Array.isArray(value) && value.every(wire);

/** An object whose members have these shapes. It may have others. */
export const struct =
  (members: Readonly<Record<string, Wire>>): Wire =>
  (value) =>
    isRecord(value) && Object.entries(members).every(([name, wire]) => wire(own(value, name)));

/** A map of strings. */
export const texts: Wire = (value) => isRecord(value) && Object.values(value).every(maybe(text));

/** What an object has itself: every object seems to have a `constructor`. */
export const own = (value: Readonly<Record<string, unknown>>, name: string): unknown =>
  Object.hasOwn(value, name) ? value[name] : undefined;
