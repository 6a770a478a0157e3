import type { Finding, Mark, Section } from '../../doctor/finding.ts';
import { line } from '../../text/line.ts';
import { type Style, say, styled, type Terminal } from '../terminal.ts';

export type Form = 'text' | 'short' | 'json';

const SIGNS: Readonly<Record<Mark, readonly [string, Style]>> = {
  ok: ['✔', 'green'],
  warning: ['‼', 'yellow'],
  fault: ['✘', 'red'],
  unseen: ['?', 'yellow'],
};

/** A message of the API server can be long. */
const LONGEST_LINE = 400;

/** Prints the findings. The short form leaves out what is as it should be. */
export function print(sections: readonly Section[], form: Form, terminal: Terminal): void {
  if (form === 'json') say(terminal.stdout, JSON.stringify({ status: worst(sections), sections }, null, 2));
  else printText(sections, form, terminal);
}

function printText(sections: readonly Section[], form: Exclude<Form, 'json'>, terminal: Terminal): void {
  for (const { title, findings } of sections) {
    const shown = form === 'short' ? findings.filter(({ mark }) => mark !== 'ok') : findings;
    if (shown.length === 0) continue;
    say(terminal.stdout, `${title}\n${'-'.repeat(title.length)}`);
    for (const finding of shown) printFinding(finding, terminal);
    say(terminal.stdout, '');
  }
  say(terminal.stdout, summary(sections));
}

function printFinding({ check, mark, text, hint }: Finding, { stdout }: Terminal): void {
  const [sign, colour] = SIGNS[mark];
  say(stdout, `${styled(stdout, colour, sign)} ${line(text, LONGEST_LINE)}`);
  if (mark === 'ok') return;
  if (hint !== undefined) say(stdout, `    ${hint}`);
  say(stdout, `    see docs/doctor.md#${check}`);
}

const MARKS: readonly Mark[] = ['fault', 'warning', 'unseen'];

const count = (sections: readonly Section[], mark: Mark): number =>
  sections.flatMap(({ findings }) => findings).filter((finding) => finding.mark === mark).length;

/** `unseen` is no fault: whoever may not look can still be told the rest. */
const worst = (sections: readonly Section[]): Mark => MARKS.find((mark) => count(sections, mark) > 0) ?? 'ok';

const WORDS = { fault: 'faults', warning: 'warnings', unseen: 'things that you may not see' } as const;

function summary(sections: readonly Section[]): string {
  const counted = (['fault', 'warning', 'unseen'] as const)
    .map((mark) => [count(sections, mark), WORDS[mark]] as const)
    .filter(([number]) => number > 0)
    .map(([number, word]) => `${number} ${number === 1 ? word.replace(/s\b/, '') : word}`);
  return counted.length === 0 ? 'All is well.' : `Found: ${counted.join(', ')}.`;
}
