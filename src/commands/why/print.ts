import type { Writable } from 'node:stream';
import type { Account } from '../../why/account.ts';
import type { Mark } from '../../why/fact.ts';
import { type Style, say, styled } from '../terminal.ts';

export type WhyOutput = 'text' | 'json';

const MARKS: Readonly<Record<Mark, readonly [sign: string, style: Style]>> = {
  ok: ['✔', 'green'],
  bad: ['✘', 'red'],
  unknown: ['?', 'yellow'],
};

/** Prints accounts for people, or as JSON for programs. */
export function printAccounts(accounts: readonly Account[], output: WhyOutput, stream: Writable): void {
  const text = accounts.map((account) => textOf(account, stream)).join('\n\n');
  say(stream, output === 'json' ? JSON.stringify({ accounts }, null, 2) : text);
}

function textOf({ subject, verdict, facts, cure }: Account, stream: Writable): string {
  const lines = facts.map(({ mark, text }) => {
    const [sign, style] = MARKS[mark];
    return `${styled(stream, style, sign)} ${text}`;
  });
  const title = `${styled(stream, 'bold', subject)}: ${verdict}`;
  return [title, ...lines, `${styled(stream, 'bold', '→')} ${cure}`].join('\n');
}
