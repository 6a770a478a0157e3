import { ACCOUNTS, type Right } from './accounts.ts';

/** The result for one client's account of one connection. */
export type Verdict =
  /** The account that it had. */
  | 'kept'
  /** The right one, after none. */
  | 'gained'
  /** No account is expected, and nothing is worse. */
  | 'free'
  /** Another one. It cannot be prevented, and the author is warned. */
  | 'told'
  /** Another. */
  | 'changed'
  /** One or another, from run to run. */
  | 'by chance'
  /** A new fault. */
  | 'lost'
  /** The row expects what law 9 forbids. */
  | 'against the law';

const RED: readonly Verdict[] = ['changed', 'by chance', 'lost', 'against the law'];

export const isRed = (verdict: Verdict): boolean => RED.includes(verdict);

export interface Observed {
  /** The client's accounts, for each seed. */
  readonly before: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
  readonly right: Right | undefined;
  /** The known wrong account. */
  readonly told: string | undefined;
}

/**
 * Law 9 for one cell. `right` is the row's account, else the one account from before.
 *
 * | before         | right     | after                  | verdict         |
 * |----------------|-----------|------------------------|-----------------|
 * | an account     | another   |                        | against the law |
 * |                | an account| that, always           | kept or gained  |
 * |                | an account| several                | by chance       |
 * |                | an account| a fault                | lost            |
 * |                | an account| any other              | changed         |
 * | several        | none      | some of them           | kept            |
 * |                | none      | a new fault            | lost            |
 * |                | none      | several                | by chance       |
 * |                | none      | any other              | free            |
 */
export function verdictOn({ before, after, right, told }: Observed): Verdict {
  const one = before.size === 1 ? [...before].find(isAccount) : undefined;
  if (one !== undefined && right !== undefined && one !== right) return 'against the law';
  const wanted = right ?? one;
  const verdict = wanted === undefined ? withoutRight(before, after) : withRight(before, after, wanted);
  const isTold = told !== undefined && after.size === 1 && after.has(told);
  return isRed(verdict) && isTold ? 'told' : verdict;
}

function withRight(before: ReadonlySet<string>, after: ReadonlySet<string>, wanted: string): Verdict {
  if (after.size > 1) return 'by chance';
  if (after.has(wanted)) return before.size === 1 && before.has(wanted) ? 'kept' : 'gained';
  return [...after].some(isFault) ? 'lost' : 'changed';
}

function withoutRight(before: ReadonlySet<string>, after: ReadonlySet<string>): Verdict {
  if ([...after].every((taken) => before.has(taken))) return 'kept';
  if ([...after].some(isFault)) return 'lost';
  return after.size > 1 ? 'by chance' : 'free';
}

const isAccount = (name: string): boolean => ACCOUNTS.some((account) => account === name);

/** Neither an account nor one of the words for none: the name of an error, or why the container did not start. */
const isFault = (name: string): boolean => !isAccount(name) && name !== 'nobody' && name !== 'local';
