import type { Room } from './room.ts';

const WIDTH = 27;

/** The house as ARCHITECTURE.md shows it: a line for each room, a bracket for each floor. */
export const picture = (floors: readonly (readonly Room[])[]): string =>
  floors
    .flatMap((floor) =>
      floor.map(({ room, holds, isPure }, index) =>
        [bracket(index, floor.length), room.padEnd(WIDTH), isPure ? '●' : ' ', holds].join(' '),
      ),
    )
    .join('\n');

function bracket(index: number, rooms: number): string {
  if (rooms === 1) return '─';
  if (index === 0) return '┌';
  return index === rooms - 1 ? '└' : '├';
}
