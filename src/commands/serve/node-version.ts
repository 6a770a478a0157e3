import { CommandFailed } from '../terminal.ts';

/** What the server is measured and tested with. All other commands run on older ones too. */
const OLDEST_NODE = 24;

/** Refuses a Node that is too old for the server. */
export function assertNodeServes(version: string): void {
  if (Number.parseInt(version, 10) >= OLDEST_NODE) return;
  throw new CommandFailed(
    `the server needs Node ${OLDEST_NODE} or later; this is Node ${version}, which is enough for every other command`,
  );
}
