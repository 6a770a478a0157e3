import { ConnectionSchema } from '../src/config/connection-schemas.ts';
import { DataSchema, OutputsSchema } from '../src/config/definition-schemas.ts';
import { EnvVarSchema } from '../src/config/env-schema.ts';
import { Bucket, Label, MountPath, NamespaceName, OwnBucket, SecretKey, SecretName } from '../src/config/fields.ts';
import { ConfigurationSchema } from '../src/config/schema.ts';

type Json = Readonly<Record<string, unknown>>;

/** Parts that occur more than once. They go to `$defs`. */
const NAMED = {
  bucket: Bucket,
  connection: ConnectionSchema,
  data: DataSchema,
  label: Label,
  mountPath: MountPath,
  namespaceName: NamespaceName,
  outputs: OutputsSchema,
  ownBucket: OwnBucket,
  secretKey: SecretKey,
  secretName: SecretName,
  variable: EnvVarSchema,
};

/** The chart's `values.schema.json` with the server's own schema for `config`. */
export function withConfigSchema(text: string): string {
  const schema: ValuesSchema = JSON.parse(text);
  const named = Object.entries(NAMED).map(([name, part]) => [name, inJson(part, name)]);
  const whole: ValuesSchema = {
    ...schema,
    properties: { ...schema.properties, config: inJson(ConfigurationSchema, '') },
    $defs: { ...schema.$defs, ...Object.fromEntries(named) },
  };
  return `${JSON.stringify(whole, null, 2)}\n`;
}

interface ValuesSchema {
  readonly properties: Json;
  readonly $defs: Json;
}

/** A schema without members that only the server reads, and with a reference for each named part. */
function inJson(schema: object, name: string): Json {
  const members = Object.entries(schema).filter(([keyword]) => keyword !== 'fix' && keyword !== 'default');
  return Object.fromEntries(members.map(([keyword, value]) => [keyword, part(value, name)]));
}

function part(value: unknown, within: string): unknown {
  if (Array.isArray(value)) return value.map((item) => part(item, within));
  if (typeof value !== 'object' || value === null) return value;
  const { description, default: _default, ...rest } = value as Json & { description?: string; default?: unknown };
  const name = Object.entries(NAMED).find(([known, schema]) => known !== within && isSame(rest, schema))?.[0];
  if (name === undefined) return inJson(value, within);
  return { $ref: `#/$defs/${name}`, ...(description === undefined ? {} : { description }) };
}

const isSame = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b);
