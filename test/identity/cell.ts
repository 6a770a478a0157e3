import type { Said } from './asking/ask-all.ts';
import type { Answer } from './asking/ask-client.ts';
import type { Row, Told } from './row.ts';
import type { Subject } from './subject.ts';
import { type Verdict, verdictOn } from './verdict.ts';

/** The account that one client uses for one connection of a row, before and after. */
export interface Cell {
  readonly row: string;
  readonly client: string;
  readonly connection: string;
  readonly before: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
  readonly verdict: Verdict;
}

/** The clients' answers for both sides of a subject. A side that did not start has none. */
export interface Sides {
  readonly before: readonly Said[];
  readonly after: readonly Said[];
}

export function cellsOf(subject: Subject, { before, after }: Sides): readonly Cell[] {
  const clients = new Set([...before, ...after].map(({ client }) => client));
  return [...clients].flatMap((client) => {
    const answersOf = (side: readonly Said[]) =>
      side.filter((said) => said.client === client).map(({ answer }) => answer);
    const [was, is] = [answersOf(before), answersOf(after)];
    const keys = new Set([...was, ...is].flatMap((answer) => Object.keys(accountsOf(answer))));
    return [...keys].map((key) => cellOf(subject, { client, key, before: was, after: is }));
  });
}

interface Answered {
  readonly client: string;
  readonly key: string;
  readonly before: readonly Answer[];
  readonly after: readonly Answer[];
}

function cellOf({ row, warnings }: Subject, answered: Answered): Cell {
  const place = placeOf(answered);
  const before = new Set(takenFor(answered.key, answered.before));
  const after = new Set(takenFor(answered.key, answered.after));
  const right = row.who[place.connection];
  const verdict = verdictOn({ before, after, right, told: toldOf(row, place, warnings) });
  return { row: row.name, ...place, before, after, verdict };
}

export type Place = Pick<Cell, 'client' | 'connection'>;

/** Google's libraries have one account each, and answer in one process. */
function placeOf({ client, key }: Answered): Place {
  if (client === 'tensorflow') return { client, connection: 'google' };
  if (client === 'google') return { client: key, connection: key === 'gcloud' ? 'gcloud' : 'google' };
  return { client, connection: key };
}

const accountsOf = (answer: Answer): Readonly<Record<string, string>> =>
  answer.kind === 'accounts' ? answer.accounts : {};

/** A side without an answer is a container that did not start. */
const takenFor = (key: string, answers: readonly Answer[]): readonly string[] =>
  answers.length === 0 ? ['not started'] : answers.map((answer) => taken(key, answer));

function taken(key: string, answer: Answer): string {
  switch (answer.kind) {
    case 'accounts':
      return answer.accounts[key] ?? 'local';
    case 'fault':
      return answer.why;
    case 'not_started':
      return 'not started';
  }
}

const toldOf = ({ told }: Row, place: Place, warnings: readonly string[]): string | undefined =>
  told.find((one) => concerns(one, place) && (one.warning === undefined || isSaid(one.warning, warnings)))?.is;

export const concerns = ({ connection, clients = [''] }: Told, place: Place): boolean =>
  connection === place.connection && clients.some((start) => place.client.startsWith(start));

const isSaid = (words: readonly string[], warnings: readonly string[]): boolean =>
  warnings.some((warning) => words.some((word) => warning.includes(word)));
