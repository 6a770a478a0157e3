import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { expect, it } from 'vitest';
import { reasonsPage } from '../../scripts/reasons-page.ts';
import { buildProgram } from '../../src/commands/program.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (page: string): string => readFileSync(join(ROOT, page), 'utf8');
const PAGES = globSync(['*.md', 'docs/*.md', '{examples,charts,certs}/**/*.md'], { cwd: ROOT });

const program = buildProgram({ stdin: process.stdin, stdout: process.stdout, stderr: process.stderr });
const scripts: Readonly<Record<string, string>> = JSON.parse(read('package.json')).scripts;

/** Options of other programs on the pages: Helm's, kubectl's, skopeo's, TensorBoard's, Node's and the release's. */
const OF_OTHERS = [
  '--all',
  '--atomic',
  '--download-url',
  '--force-replace',
  '--from-file',
  '--kube-version',
  '--load',
  '--logdir',
  '--max-semi-space-size',
  '--platform',
  '--max-semi-space-size',
  '--rollback-on-failure',
  '--server-side',
  '--set',
  '--set-file',
  '--wait',
  '--values',
];

/** The code of a page: spans, and the lines of blocks. */
function snippetsOf(text: string): readonly string[] {
  const blocks = [...text.matchAll(/^```.*\n([^`]*)^```/gm)].flatMap(([, lines = '']) => lines.split('\n'));
  const spans = [...text.replaceAll(/^```[^`]*```/gm, '').matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);
  return [...blocks, ...spans];
}

const CALL = /^(?:.*\| )?(?:\$ )?(?:polyaxon-gcs-injector|npm run (?:--silent )?cli --|node src\/main\.ts) +([a-z].*)/;
const NAMED = /^((?:serve|inject|why|doctor|certs|demo|version|completion)(?: .*)?)$/;

/** What follows the program's name. */
const callsIn = (text: string): readonly string[] =>
  snippetsOf(text).flatMap((snippet) => (CALL.exec(snippet) ?? NAMED.exec(snippet))?.[1]?.split(/ [|#] /)[0] ?? []);

const optionsIn = (call: string): readonly string[] => call.match(/(?<= )--?[a-z][a-z-]*/g) ?? [];
const optionsOf = ({ options }: Command): readonly string[] =>
  options.flatMap(({ short, long }) => [short, long].filter((name) => name !== undefined));

/** The command at the start of the words. */
function commandOf(words: readonly string[], under: Command = program): Command | undefined {
  const found = under.commands.find((command) => command.name() === words[0]);
  return found && (commandOf(words.slice(1), found) ?? found);
}

function isKnown(call: string): boolean {
  const command = commandOf(call.split(' '));
  return command !== undefined && optionsIn(call).every((option) => ['--help', ...optionsOf(command)].includes(option));
}

const everyCommand = (under: Command): readonly Command[] => [under, ...under.commands.flatMap(everyCommand)];
const ALL_OPTIONS = new Set(everyCommand(program).flatMap(optionsOf));

it.each([...PAGES, 'the page of reasons'])('%s names only existing commands and options', (page) => {
  const text = page === 'the page of reasons' ? reasonsPage() : read(page);
  const options = snippetsOf(text).flatMap((snippet) => /^--[a-z][a-z-]*/.exec(snippet)?.[0] ?? []);
  expect(callsIn(text).filter((call) => !isKnown(call))).toEqual([]);
  expect(options.filter((option) => !ALL_OPTIONS.has(option) && !OF_OTHERS.includes(option))).toEqual([]);
});

it.each(PAGES)('%s names only scripts of package.json', (page) => {
  const named = [...read(page).matchAll(/npm run (?:--silent )?([a-z0-9.:-]*[a-z0-9])/g)].map(([, name = '']) => name);
  expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
});

it('a missing command, option or script is found', () => {
  const calls = callsIn(
    'Ask `inject --outpt x`, `serve --secrets-mode cluster`, `certs rotate --keep` or:\n```\n$ polyaxon-gcs-injector nothing\n```\n',
  );
  expect(calls.filter((call) => !isKnown(call)).toSorted()).toEqual([
    'certs rotate --keep',
    'inject --outpt x',
    'nothing',
  ]);
});
