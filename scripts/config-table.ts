import { GcsConnectionSchema } from '../src/config/connection-schemas.ts';
import { GcsDefinitionSchema } from '../src/config/definition-schemas.ts';
import { ConfigurationSchema } from '../src/config/schema.ts';

interface Described {
  readonly description?: string;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, Described>>;
  readonly additionalProperties?: Described | boolean;
  readonly required?: readonly string[];
}

/** A member that the schema of the configuration describes. */
export interface Member {
  readonly path: string;
  readonly isRequired: boolean;
  readonly text: string;
  readonly byDefault?: unknown;
}

/** Every described member of the configuration, in the order of the schema. */
export const configMembers = (): readonly Member[] => members(read(ConfigurationSchema));

/** As plain JSON, without TypeBox's own types. */
const read = (schema: object): Described => JSON.parse(JSON.stringify(schema));

const members = (schema: Described, above = ''): readonly Member[] =>
  Object.entries(schema.properties ?? {}).flatMap(([name, member]) => {
    const path = `${above}${name}`;
    const own = member.description === undefined ? [] : [row(schema, name, path, member, member.description)];
    return [...own, ...members(member, `${path}.`), ...ofEach(member, schema, path)];
  });

const row = (schema: Described, name: string, path: string, member: Described, text: string): Member => ({
  path,
  isRequired: schema.required?.includes(name) ?? false,
  text,
  ...(member.default === undefined ? {} : { byDefault: member.default }),
});

/** Members that only namespaces have, not the file itself. */
function ofEach({ additionalProperties: each }: Described, { properties = {} }: Described, path: string) {
  if (typeof each !== 'object' || each.properties === undefined) return [];
  const more = Object.entries(each.properties).filter(([name]) => !(name in properties));
  return members({ properties: Object.fromEntries(more) }, `${path}.NAME.`);
}

const cell = ({ isRequired, byDefault }: Member): string => {
  if (byDefault !== undefined) return `\`${JSON.stringify(byDefault).replaceAll('"', '')}\``;
  return isRequired ? 'required' : '–';
};

const table = (schema: object): string =>
  [
    '| member | default | meaning |',
    '|---|---|---|',
    ...members(read(schema)).map((member) => `| \`${member.path}\` | ${cell(member)} | ${member.text} |`),
    '',
  ].join('\n');

const TABLES = new Map<string, object>([
  ['## Members', ConfigurationSchema],
  ['## A definition', GcsDefinitionSchema],
  ['## A connection', GcsConnectionSchema],
]);

/** The page of the configuration with a table below each of these headings. */
export const withConfigTables = (page: string): string =>
  page
    .split(/^(?=## )/m)
    .map((section) => withTable(section, TABLES.get(section.split('\n', 1).join(''))))
    .join('');

const withTable = (section: string, schema: object | undefined): string =>
  schema === undefined ? section : section.replace(/(?:^\|.*\|\n)+/m, () => table(schema));
