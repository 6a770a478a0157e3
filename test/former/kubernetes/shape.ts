import type { Static, TSchema } from 'typebox';
import { Compile } from 'typebox/schema';

/** Tells values of one shape from all others. It neither changes nor copies them. */
export interface Shape<T> {
  readonly matches: (value: unknown) => value is T;
  /** Where a value is of another shape: `spec.containers[0].name must be string`. Never holds a value. */
  readonly fault: (value: unknown) => string;
}

/** The shape that a schema describes; `subject` is what such a value is called. Compiled once: a check costs less than a microsecond. */
export function shapeOf<S extends TSchema>(schema: S, subject: string): Shape<Static<S>> {
  const validator = Compile(schema);
  return {
    matches: (value): value is Static<S> => validator.Check(value),
    fault: (value) => {
      const [, [first]] = validator.Errors(value);
      return first === undefined ? '' : `${memberPath(first.instancePath) || subject} ${first.message}`;
    },
  };
}

/** `a.b[2].c` for the JSON pointer `/a/b/2/c`. */
export const memberPath = (pointer: string): string =>
  pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((token) => (/^\d+$/.test(token) ? `[${token}]` : `.${token}`))
    .join('')
    .replace(/^\./, '');
