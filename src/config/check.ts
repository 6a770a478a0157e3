import { isObject, type JsonObject } from '../json/object.ts';
import { type Fault, schemaFaults } from './fault.ts';
import { ConfigurationSchema, DefinitionSchema } from './schema.ts';

/** Every fault of a configuration's value, in the order of the file. */
export function faultsOf(value: unknown): readonly Fault[] {
  if (!isObject(value)) return [{ path: '', message: 'must be a map with persistence or artifactsStore' }];
  const sections = sectionsOf(value);
  return [...schemaFaults(ConfigurationSchema, value, ''), ...sections.flatMap(sectionFaults)];
}

interface Section {
  readonly at: string;
  readonly value: JsonObject;
}

/** The file itself and each of its namespaces. */
function sectionsOf(value: JsonObject): readonly Section[] {
  const namespaces = Object.entries(isObject(value['namespaces']) ? value['namespaces'] : {});
  const nested = namespaces.flatMap(([name, section]) =>
    isObject(section) ? [{ at: `namespaces.${name}.`, value: section }] : [],
  );
  return [{ at: '', value }, ...nested];
}

const sectionFaults = ({ at, value }: Section): readonly Fault[] => [
  ...definitionsOf(at, value).flatMap((definition) => schemaFaults(DefinitionSchema, definition.value, definition.at)),
  ...repeatedConnections(at, value),
];

interface FoundDefinition {
  readonly at: string;
  readonly value: unknown;
}

function definitionsOf(at: string, section: JsonObject): readonly FoundDefinition[] {
  const persistence = isObject(section['persistence']) ? section['persistence'] : {};
  const { outputs, data } = persistence;
  const named = (value: unknown, path: string): readonly FoundDefinition[] =>
    isObject(value)
      ? Object.entries(value).map(([name, definition]) => ({ at: `${path}.${name}`, value: definition }))
      : [];
  return [
    ...(isDefinition(outputs)
      ? [{ at: `${at}persistence.outputs`, value: outputs }]
      : named(outputs, `${at}persistence.outputs`)),
    ...named(data, `${at}persistence.data`).filter(({ value }) => !isLocalVolume(value)),
  ];
}

/** Tells one definition from a map of them: it has a member of a definition, and that is no map itself. */
export const isDefinition = (value: unknown): boolean =>
  isObject(value) &&
  ['store', 'bucket', 'secret', 'secretKey', 'mountPath'].some((member) => member in value && !isObject(value[member]));

/** A data volume on a disk, as Polyaxon's own values list it beside the buckets: not ours. */
export const isLocalVolume = (value: unknown): boolean =>
  isObject(value) &&
  !('store' in value) &&
  !('bucket' in value) &&
  ['mountPath', 'hostPath', 'existingClaim'].some((member) => member in value);

function repeatedConnections(at: string, section: JsonObject): readonly Fault[] {
  const connections: readonly unknown[] = Array.isArray(section['connections']) ? section['connections'] : [];
  const names = [section['artifactsStore'], ...connections].map((connection) =>
    isObject(connection) ? connection['name'] : undefined,
  );
  return names.flatMap((name, index) =>
    typeof name === 'string' && names.indexOf(name) !== index
      ? [
          {
            path: `${at}connections[${index - 1}].name`,
            message: `the same name twice: ${JSON.stringify(name)}; each connection needs its own`,
          },
        ]
      : [],
  );
}
