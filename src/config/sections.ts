import { isObject, type JsonObject } from '../json/object.ts';

/** The file itself or one of its namespaces, as far as it is readable. */
export interface Section {
  /** The prefix of every path in it: `namespaces.team.`; empty for the file itself. */
  readonly at: string;
  /** The members of this section itself. */
  readonly own: JsonObject;
  /** The members of the file, which apply if the section has none of its own. */
  readonly common: JsonObject;
}

export function sectionsOf(file: JsonObject): readonly Section[] {
  const namespaces = Object.entries(isObject(file['namespaces']) ? file['namespaces'] : {});
  const nested = namespaces.flatMap(([name, own]) =>
    isObject(own) ? [{ at: `namespaces.${name}.`, own, common: file }] : [],
  );
  return [{ at: '', own: file, common: {} }, ...nested];
}

/** A value with its path in the file. */
export interface Placed {
  readonly at: string;
  readonly value: unknown;
}

/** The effective value of a member in a section, with its true path. */
export const placed = ({ at, own, common }: Section, member: string): Placed =>
  member in own ? { at: `${at}${member}`, value: own[member] } : { at: member, value: common[member] };

export const gives = ({ own }: Section, ...members: readonly string[]): boolean =>
  members.some((member) => member in own);

/** The effective artifacts store and connections of a section. */
export function connectionsIn(section: Section): readonly Placed[] {
  const { at, value } = placed(section, 'connections');
  const connections: readonly unknown[] = Array.isArray(value) ? value : [];
  return [
    placed(section, 'artifactsStore'),
    ...connections.map((connection, index) => ({ at: `${at}[${index}]`, value: connection })),
  ];
}
