import type { Took } from './took.ts';
import { isLoaded, stallsIn } from './verdict.ts';

export interface Failure {
  readonly message: string;
  readonly cause?: unknown;
}

/** What kubectl, Vitest and our own waiting say at the end of their patience. */
const OUT_OF_PATIENCE = /timed out|did not succeed in time|is not ready/i;

/** What may be behind failures on a busy machine. Nothing unless they are of patience, or if nobody knows how busy it was. */
export function loadBehind(failures: readonly Failure[], took: Took): readonly string[] {
  const isPatience = failures.some((failure) => OUT_OF_PATIENCE.test(textOf(failure)));
  if (!isPatience || took.stalledMs === undefined || !isLoaded(took)) return [];
  return [`the test failed after ${Math.round(took.tookMs)} ms; ${stallsIn(took)}`];
}

const textOf = ({ message, cause }: Failure): string =>
  typeof cause === 'object' && cause !== null && 'message' in cause ? `${message}\n${cause.message}` : message;
