import { isObject, type JsonObject } from '../json/object.ts';

/** The file itself or one of its namespaces, as far as it can be read. */
export interface Section {
  /** What every path in it begins with: `namespaces.team.`; empty for the file itself. */
  readonly at: string;
  /** What is given here. */
  readonly own: JsonObject;
  /** What holds where nothing is given here. */
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

/** A member as it holds in a section, wherever it is given. */
export const placed = ({ at, own, common }: Section, member: string): Placed =>
  member in own ? { at: `${at}${member}`, value: own[member] } : { at: member, value: common[member] };

export const gives = ({ own }: Section, ...members: readonly string[]): boolean =>
  members.some((member) => member in own);

/** The artifacts store and the connections that hold in a section. */
export function connectionsIn(section: Section): readonly Placed[] {
  const { at, value } = placed(section, 'connections');
  const connections: readonly unknown[] = Array.isArray(value) ? value : [];
  return [
    placed(section, 'artifactsStore'),
    ...connections.map((connection, index) => ({ at: `${at}[${index}]`, value: connection })),
  ];
}
