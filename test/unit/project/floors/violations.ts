import type { Room } from './room.ts';

/** An import of a file of src: of another one, of a package or of a module of node. */
export interface Import {
  readonly from: string;
  readonly to: string;
  readonly isType: boolean;
}

type Floors = readonly (readonly Room[])[];

/** One line for each import that the table does not allow. */
export const violations = (floors: Floors, imports: readonly Import[]): readonly string[] =>
  imports.flatMap((one) => {
    const fault = faultOf(floors, one);
    return fault === undefined ? [] : [`src/${one.from} imports ${one.to}: ${fault}`];
  });

function faultOf(floors: Floors, { from, to, isType }: Import): string | undefined {
  const room = roomOf(floors, from);
  if (room === undefined) return 'its folder is in no row of floors.ts';
  const target = roomOf(floors, to)?.room ?? to;
  if (target === room.room || room.imports.some((name) => covers(name, target))) return undefined;
  const isTypeAllowed = room.types?.includes(target) === true;
  if (isTypeAllowed) return isType ? undefined : `${room.room} may import only types of ${target}`;
  return `${room.room} may not import ${target}`;
}

/** The room of a file: the file itself, or else its folder. */
const roomOf = (floors: Floors, file: string): Room | undefined =>
  named(floors, file) ?? named(floors, file.slice(0, Math.max(0, file.lastIndexOf('/'))));

const named = (floors: Floors, name: string): Room | undefined => floors.flat().find(({ room }) => room === name);

const covers = (name: string, target: string): boolean =>
  name === target || (name === 'node:*' && target.startsWith('node:'));

/** Mistakes in the table itself: a way up, a way aside, or a way out of pure code. */
export const faultsOfTable = (floors: Floors): readonly string[] =>
  floors.flatMap((floor, level) =>
    floor.flatMap(({ room, isPure, imports, types = [] }) =>
      [...imports, ...types].flatMap((name) => [
        ...(levelOf(floors, name) > level ? [] : [`${room}: ${name} is not below it`]),
        ...(isPure && isWorld(floors, name) ? [`${room} is pure: ${name} is not`] : []),
      ]),
    ),
  );

/** Packages and modules of node have no level: they are below the house. */
function levelOf(floors: Floors, name: string): number {
  const level = floors.findIndex((floor) => floor.some(({ room }) => room === name));
  return level === -1 ? Number.POSITIVE_INFINITY : level;
}

const WORLD =
  /^node:(?!crypto$|net$)|^(@kubernetes\/client-node|close-with-grace|commander|fastify|pino|prom-client|yaml)$/;

function isWorld(floors: Floors, name: string): boolean {
  const room = named(floors, name);
  return room === undefined ? WORLD.test(name) : room.isPure === undefined;
}
