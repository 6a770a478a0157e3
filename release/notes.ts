import { CommitParser } from 'conventional-commits-parser';
import { execute } from '../lab/kubernetes/execute.ts';
import type { Release } from './release.ts';

/** The kinds of commits that users read about, in this order. */
const KINDS = { feat: 'New', fix: 'Fixed', perf: 'Faster', revert: 'Taken back' } as const;

/** Release notes from the commits since the tag before. */
export async function releaseNotes({ root, version, revision }: Release): Promise<string> {
  const since = await tagBefore(root, revision);
  const range = since === '' ? revision : `${since}..${revision}`;
  const log = await execute('git', ['log', '--no-merges', '--format=%B%x00', range], { cwd: root });
  const from = since === '' ? '' : ` since ${since}`;
  return `# ${version}\n\nThe changes${from}. CHANGELOG.md has them in the words of users.\n\n${notesOf(log.split('\0'))}`;
}

const tagBefore = async (root: string, revision: string): Promise<string> =>
  (
    await execute('git', ['describe', '--tags', '--abbrev=0', '--match=v*', `${revision}^`], { cwd: root }).catch(
      () => '',
    )
  ).trim();

interface Change {
  readonly kind: string;
  readonly line: string;
  readonly breaking: readonly string[];
}

/** The notes of these messages: what breaks first, then each kind of change, newest first. */
export function notesOf(messages: readonly string[]): string {
  const changes = messages.map((message) => message.trim()).flatMap(changeOf);
  const kinds = Object.entries(KINDS).map(([kind, title]) =>
    section(
      title,
      changes.filter((change) => change.kind === kind).map(({ line }) => line),
    ),
  );
  const all = [
    section(
      'Before you upgrade',
      changes.flatMap(({ breaking }) => breaking),
    ),
    ...kinds,
  ];
  return `${all.join('').trimEnd()}\n`;
}

const parser = new CommitParser({
  headerPattern: /^(\w+)(?:\(([^)]*)\))?!?: (.*)$/,
  headerCorrespondence: ['type', 'scope', 'subject'],
  breakingHeaderPattern: /^(\w+)(?:\(([^)]*)\))?!: (.*)$/,
  noteKeywords: ['BREAKING CHANGE', 'BREAKING-CHANGE'],
});

function changeOf(message: string): readonly Change[] {
  if (message === '') return [];
  const { type, scope, subject, notes } = parser.parse(message);
  if (!type || !subject) return [];
  const line = scope ? `${scope}: ${subject}` : subject;
  return [{ kind: type, line, breaking: notes.map(({ text }) => text.replaceAll(/\s+/g, ' ')) }];
}

const section = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : `## ${title}\n\n${lines.map((line) => `- ${line}\n`).join('')}\n`;
