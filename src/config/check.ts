import { isObject } from '../json/object.ts';
import type { Fault } from './fault.ts';
import { repeatedNames } from './repeated-names.ts';
import { ConfigurationSchema } from './schema.ts';
import { schemaFaults } from './schema-faults.ts';
import { sectionsOf } from './sections.ts';
import { sharedFolders } from './shared-folders.ts';
import { sharedPaths } from './shared-paths.ts';

/** Every fault of a configuration's value. Faults of single members come first, in the order of the schema. */
export function faultsOf(value: unknown): readonly Fault[] {
  if (!isObject(value)) return [{ path: '', message: 'must be a map with persistence or artifactsStore' }];
  const between = sectionsOf(value).flatMap((section) => [
    ...repeatedNames(section),
    ...sharedFolders(section),
    ...sharedPaths(section),
  ]);
  return [...schemaFaults(ConfigurationSchema, value, ''), ...between];
}
