/** A report of Stryker, as far as the score needs it (mutation-testing-report-schema 3). */
export interface Report {
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: readonly Mutant[] }>>;
}

interface Mutant {
  readonly status: string;
}

/** The mutants of a folder: those that tests found, and all that could be judged. */
export interface Score {
  readonly found: number;
  readonly judged: number;
}

/** What Stryker's own score counts. Others did not compile, or are ignored. */
const FOUND = ['Killed', 'Timeout'];
const JUDGED = [...FOUND, 'Survived', 'NoCoverage'];

export function scoreOf({ files }: Report): Score {
  const statuses = Object.values(files).flatMap(({ mutants }) => mutants.map(({ status }) => status));
  const count = (wanted: readonly string[]): number => statuses.filter((status) => wanted.includes(status)).length;
  return { found: count(FOUND), judged: count(JUDGED) };
}

export const sumOf = (scores: readonly Score[]): Score => ({
  found: scores.reduce((sum, { found }) => sum + found, 0),
  judged: scores.reduce((sum, { judged }) => sum + judged, 0),
});

export const percentOf = ({ found, judged }: Score): number => (judged === 0 ? 100 : (100 * found) / judged);

/** A report counts only for the sources that it was made from. */
export const isOf = ({ files }: Report, sources: Readonly<Record<string, string>>): boolean =>
  Object.entries(files).every(([file, { source }]) => sources[file] === source);

/** A line for each folder, and one for their sum. */
export function tableOf(scores: Readonly<Record<string, Score | undefined>>): string {
  const known = Object.values(scores).filter((score) => score !== undefined);
  const rows = [...Object.entries(scores), ['all of these', sumOf(known)] as const];
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, score]) => `${name.padEnd(width)}  ${inWords(score)}`).join('\n');
}

const inWords = (score: Score | undefined): string =>
  score === undefined
    ? 'not run since its last change'
    : `${percentOf(score).toFixed(2).padStart(6)} %  ${score.found} of ${score.judged}`;
