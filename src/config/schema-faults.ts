import type { TSchema } from 'typebox';
import { Errors } from 'typebox/schema';
import { withErrorLimit } from '../json/error-limit.ts';
import { memberPath, tokensOf } from '../json/pointer.ts';
import { below, type Fault } from './fault.ts';

/** All faults of a file are reported at once. A file with more of them is no configuration. */
const MOST_ERRORS = 1000;

type SchemaError = ReturnType<typeof Errors>[1][number];

/**
 * All faults of a value against a schema, each once. `at` is the path of the value in its file. It interprets the
 * schema: a compiled check of the whole configuration would hold 9 MB, and runs only once a reload.
 */
export function schemaFaults(schema: TSchema, value: unknown, at: string): readonly Fault[] {
  const [, errors] = withErrorLimit(MOST_ERRORS, () => Errors(schema, value));
  const faults = errors.flatMap((error) => faultsOf(error, { schema, value, at }));
  return [...new Map(faults.map((fault) => [`${fault.path}\n${fault.message}`, fault])).values()];
}

interface Checked {
  readonly schema: TSchema;
  readonly value: unknown;
  readonly at: string;
}

function faultsOf(error: SchemaError, checked: Checked): readonly Fault[] {
  const path = below(checked.at, memberPath(error.instancePath));
  const schema = follow(checked.schema, error.schemaPath);
  const value = follow(checked.value, error.instancePath);
  switch (error.keyword) {
    case 'additionalProperties':
    case 'propertyNames':
      return []; // each member, or each schema, reports it again
    case 'if':
      // TypeBox reports what failed in an `else`, but not in a `then`.
      return error.params.failingKeyword === 'then' ? schemaFaults(thenOf(schema), value, path) : [];
    case 'boolean':
      return [{ path, message: `unknown member; ${membersOf(checked.schema, error.schemaPath)}` }];
    case 'required':
      return error.params.requiredProperties.map((name) => missing(schema, path, name, 'missing'));
    case 'dependentRequired':
      return error.params.dependencies.map((name) =>
        missing(schema, path, name, `missing beside ${error.params.property}`),
      );
    default:
      return [{ path, message: `must be ${fixOf(schema)}${shown(value)}` }];
  }
}

const missing = (schema: unknown, path: string, name: string, what: string): Fault => ({
  path: below(path, name),
  message: `${what}; it must be ${fixOf(follow(schema, `/properties/${name}`))}`,
});

const membersOf = (schema: unknown, schemaPath: string): string => {
  const properties = follow(schema, `${schemaPath.replace(/\/additionalProperties$/, '')}/properties`);
  return `the members here are ${Object.keys(properties ?? {}).join(', ')}`;
};

const fixOf = (schema: unknown): string => String(follow(schema, '/fix') ?? 'something else');

const thenOf = (schema: unknown): TSchema => Object(follow(schema, '/then'));

function follow(value: unknown, pointer: string): unknown {
  return tokensOf(pointer).reduce<unknown>(
    (at, token) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, token) ? Reflect.get(at, token) : undefined,
    value,
  );
}

/** The value, if it is too short to be a key. */
function shown(value: unknown): string {
  const json = typeof value === 'object' ? '' : (JSON.stringify(value) ?? '');
  return json !== '' && json.length <= 60 ? `; it is ${json}` : '';
}
