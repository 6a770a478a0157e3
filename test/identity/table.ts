import type { Cell } from './cell.ts';
import { isRed } from './verdict.ts';

const HEADER = ['pod', 'client', 'connection', 'before', 'after', ''];

/** The cells for a person: one line for all clients with the same result. */
export function tableOf(cells: readonly Cell[]): string {
  const lines = Object.values(Object.groupBy(cells, lineKey)).map((same) => lineOf(same ?? []));
  const rows = [HEADER, ...lines];
  const widths = HEADER.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join(' | ')
        .trimEnd(),
    )
    .join('\n');
}

const lineKey = ({ row, connection, before, after, verdict }: Cell): string =>
  JSON.stringify([row, connection, [...before].toSorted(), [...after].toSorted(), verdict]);

function lineOf(same: readonly Cell[]): readonly string[] {
  const [first] = same;
  if (first === undefined) return [];
  const { row, connection, before, after, verdict } = first;
  const clients = same.map(({ client }) => client).reduce(joined);
  return [row, clients, connection, anyOf(before), anyOf(after), verdict];
}

/** `polyaxon 2.4, 2.9` for two versions of one client. */
function joined(names: string, next: string): string {
  const [client = '', version] = next.split(' ');
  return version !== undefined && names.includes(`${client} `) ? `${names}, ${version}` : `${names}, ${next}`;
}

const anyOf = (taken: ReadonlySet<string>): string => [...taken].toSorted().join(' or ');

/** One line for all of them. */
export function sumOf(cells: readonly Cell[]): string {
  const red = cells.filter(({ verdict }) => isRed(verdict)).length;
  const pods = new Set(cells.map(({ row }) => row)).size;
  return `${pods} pods, ${cells.length} answers of clients before and after, ${red} of them wrong`;
}
