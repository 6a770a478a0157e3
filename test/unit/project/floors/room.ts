/** A folder of src, or one of its files, and its allowed imports. All others are refused. */
export interface Room {
  readonly room: string;
  readonly holds: string;
  /** Pure code: no I/O, no timer, no clock. What it needs arrives as an argument, and it sees only pure rooms. */
  readonly isPure?: true;
  /** Rooms below, packages, and modules of node; `node:*` is all of these. */
  readonly imports: readonly string[];
  /** What it may import by `import type` only. */
  readonly types?: readonly string[];
}

/** A room with I/O, timers or a clock. */
export const world = (
  room: string,
  holds: string,
  imports: readonly string[],
  types: readonly string[] = [],
): Room => ({
  room,
  holds,
  imports,
  types,
});
/** A room of pure code. */
export const pure = (room: string, holds: string, imports: readonly string[], types: readonly string[] = []): Room => ({
  ...world(room, holds, imports, types),
  isPure: true,
});
