import type { TSchema } from 'typebox';
import { Errors } from 'typebox/schema';
import { withErrorLimit } from '../json/error-limit.ts';
import { memberPath, tokensOf } from '../json/pointer.ts';

/** One thing that is wrong in a configuration file, with what would be right. */
export interface Fault {
  /** `persistence.outputs.bucket`; empty for the file as a whole. */
  readonly path: string;
  readonly message: string;
}

/** A configuration that cannot be used. Its message lists every fault. */
export class ConfigurationError extends Error {
  readonly faults: readonly Fault[];

  constructor(source: string, faults: readonly Fault[]) {
    super(`${source}: ${faults.length === 1 ? '1 fault' : `${faults.length} faults`}\n${faults.map(line).join('\n')}`);
    this.name = 'ConfigurationError';
    this.faults = faults;
  }
}

const line = ({ path, message }: Fault): string => (path === '' ? `  ${message}` : `  ${path}: ${message}`);

/** All faults of a file are reported at once. More of them are no configuration. */
const MOST_ERRORS = 1000;

type SchemaError = ReturnType<typeof Errors>[1][number];

/**
 * All faults of a value against a schema. `at` is the path of the value in its file. Interpreted: a compiled check of the
 * whole configuration would hold 9 MB for something that runs once a reload.
 */
export function schemaFaults(schema: TSchema, value: unknown, at: string): readonly Fault[] {
  const [, errors] = withErrorLimit(MOST_ERRORS, () => Errors(schema, value));
  return errors.flatMap((error) => faultOf(error, { schema, value, at }));
}

interface Checked {
  readonly schema: TSchema;
  readonly value: unknown;
  readonly at: string;
}

function faultOf(error: SchemaError, checked: Checked): readonly Fault[] {
  const path = below(checked.at, memberPath(error.instancePath));
  const schema = follow(checked.schema, error.schemaPath);
  switch (error.keyword) {
    case 'additionalProperties':
      return []; // said once more for each unknown member, as keyword `boolean`
    case 'boolean':
      return [{ path, message: `unknown member; ${membersOf(checked.schema, error.schemaPath)}` }];
    case 'required':
      return error.params.requiredProperties.map((name) => ({
        path: below(path, name),
        message: `missing; it must be ${fixOf(follow(schema, `#/properties/${name}`))}`,
      }));
    case 'dependentRequired':
      return error.params.dependencies.map((name) => ({
        path: below(path, name),
        message: `missing beside ${error.params.property}; it must be ${fixOf(follow(schema, `#/properties/${name}`))}`,
      }));
    default:
      return [{ path, message: `must be ${fixOf(schema)}${shown(follow(checked.value, error.instancePath))}` }];
  }
}

const membersOf = (schema: unknown, schemaPath: string): string => {
  const properties = follow(schema, `${schemaPath.replace(/\/additionalProperties$/, '')}/properties`);
  return `the members here are ${Object.keys(properties ?? {}).join(', ')}`;
};

const fixOf = (schema: unknown): string => String(follow(schema, '/fix') ?? 'something else');

/** The member at a JSON pointer. */
function follow(value: unknown, pointer: string): unknown {
  return tokensOf(pointer).reduce<unknown>(
    (at, token) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, token) ? Reflect.get(at, token) : undefined,
    value,
  );
}

/** The path of a member. */
export const below = (at: string, member: string): string =>
  member.startsWith('[') || at === '' || member === '' ? `${at}${member}` : `${at}.${member}`;

/** The value, where it is short enough to be no key. */
function shown(value: unknown): string {
  const json = typeof value === 'object' ? '' : (JSON.stringify(value) ?? '');
  return json !== '' && json.length <= 60 ? `; it is ${json}` : '';
}
