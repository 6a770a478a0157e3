import { parse } from 'yaml';

const DOC = /^ *# -- (.*)$/;
const MEMBER = /^( *)([A-Za-z0-9]+):/;

/** The values of a chart that a comment `# -- …` describes, as a table in Markdown, in the order of the file. */
export function valuesTable(values: string): string {
  const defaults: unknown = parse(values);
  const rows = describedMembers(values).map(
    ({ path, text }) => `| ${path.join('.')} | \`${shown(at(defaults, path))}\` | ${escaped(text)} |`,
  );
  return ['| Key | Default | Description |', '|-----|---------|-------------|', ...rows, ''].join('\n');
}

interface DescribedMember {
  readonly path: readonly string[];
  readonly text: string;
}

function describedMembers(values: string): readonly DescribedMember[] {
  const found: DescribedMember[] = [];
  let path: readonly string[] = [];
  let text: string | undefined;
  for (const line of values.split('\n')) {
    const [, indent, name] = MEMBER.exec(line) ?? [];
    if (indent !== undefined && name !== undefined) {
      path = [...path.slice(0, indent.length / 2), name];
      if (text !== undefined) found.push({ path, text });
    }
    text = DOC.exec(line)?.[1];
  }
  return found;
}

const at = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, name) => (inner as Record<string, unknown>)[name], value);

const escaped = (text: string): string => text.replaceAll('|', '\\|');

const shown = (value: unknown): string => escaped(JSON.stringify(value));
