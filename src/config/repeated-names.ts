import { isObject } from '../json/object.ts';
import type { Fault } from './fault.ts';
import { connectionsIn, gives, type Placed, placed, type Section } from './sections.ts';

/** Finds names that occur twice in a section, though each kind needs unique names. */
export const repeatedNames = (section: Section): readonly Fault[] => [
  ...(gives(section, 'artifactsStore', 'connections')
    ? repeated(connectionsIn(section), 'each connection needs its own')
    : []),
  ...(gives(section, 'injection') ? repeated(variablesIn(section), 'keep one') : []),
];

function variablesIn(section: Section): readonly Placed[] {
  const { at, value } = placed(section, 'injection');
  const env: unknown = isObject(value) ? value['env'] : undefined;
  return Array.isArray(env) ? env.map((variable, index) => ({ at: `${at}.env[${index}]`, value: variable })) : [];
}

function repeated(named: readonly Placed[], fix: string): readonly Fault[] {
  const names = named.map(({ value }) => (isObject(value) ? value['name'] : undefined));
  return named.flatMap(({ at }, index) => {
    const name = names[index];
    return typeof name === 'string' && names.indexOf(name) !== index
      ? [{ path: `${at}.name`, message: `the same name twice: ${JSON.stringify(name)}; ${fix}` }]
      : [];
  });
}
