import { parse } from 'yaml';
import { configMembers } from './config-table.ts';

const DOC = /^ *# -- (.*)$/;
const MEMBER = /^( *)([A-Za-z0-9]+):/;
const HEADING = '## Values\n\n';

/** The chart's README with the table of its values. */
export const withValuesTable = (readme: string, values: string): string =>
  readme.slice(0, readme.indexOf(HEADING)) + HEADING + valuesTable(values);

/** The values of a chart with a comment `# -- …`, as a Markdown table in the order of the file. */
export function valuesTable(values: string): string {
  const defaults: unknown = parse(values);
  const rows = describedMembers(values).map(
    ({ path, text }) => `| ${path} | \`${shown(at(defaults, path.split('.')))}\` | ${escaped(text)} |`,
  );
  return ['| Key | Default | Description |', '|-----|---------|-------------|', ...rows, ''].join('\n');
}

/** The chart's values with the comments of `config` from the server's schema. */
export function withComments(values: string): string {
  const texts = new Map(configMembers().map(({ path, text }) => [`config.${path}`, capitalised(text)]));
  const lines = values.split('\n');
  for (const { path, line } of describedMembers(values)) {
    const text = texts.get(path);
    if (text !== undefined) lines[line] = lines[line]?.replace(/# -- .*/, () => `# -- ${text}`) ?? '';
  }
  return lines.join('\n');
}

interface DescribedMember {
  readonly path: string;
  readonly text: string;
  /** The line of its comment. */
  readonly line: number;
}

function describedMembers(values: string): readonly DescribedMember[] {
  const found: DescribedMember[] = [];
  const lines = values.split('\n');
  let path: readonly string[] = [];
  for (const [index, line] of lines.entries()) {
    const [, indent, name] = MEMBER.exec(line) ?? [];
    if (indent === undefined || name === undefined) continue;
    path = [...path.slice(0, indent.length / 2), name];
    const text = DOC.exec(lines[index - 1] ?? '')?.[1];
    if (text !== undefined) found.push({ path: path.join('.'), text, line: index - 1 });
  }
  return found;
}

const at = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, name) => (inner as Record<string, unknown>)[name], value);

const escaped = (text: string): string => text.replaceAll('|', '\\|');

const shown = (value: unknown): string => escaped(JSON.stringify(value));

const capitalised = (text: string): string => text.replace(/^[a-z]/, (letter) => letter.toUpperCase());
