import type { CheckId } from './checks.ts';

/** `unseen`: nobody could look, so nothing is known. */
export type Mark = 'ok' | 'warning' | 'fault' | 'unseen';

/** The result of one check, in one line. */
export interface Finding {
  readonly check: CheckId;
  readonly mark: Mark;
  readonly text: string;
  /** What to do, or what to look at. */
  readonly hint?: string;
}

export interface Section {
  readonly title: string;
  readonly findings: readonly Finding[];
}

export const ok = (check: CheckId, text: string): Finding => ({ check, mark: 'ok', text });
export const fault = (check: CheckId, text: string, hint?: string): Finding => marked('fault', check, text, hint);
export const warn = (check: CheckId, text: string, hint?: string): Finding => marked('warning', check, text, hint);
/** `text` is what nobody could see. */
export const notSeen = (check: CheckId, text: string, why: string): Finding => ({
  check,
  mark: 'unseen',
  text: `${text}: ${why}`,
});

const marked = (mark: Mark, check: CheckId, ...[text, hint]: readonly [string, string | undefined]): Finding => ({
  check,
  mark,
  text,
  ...(hint === undefined ? {} : { hint }),
});

export const isBad = (sections: readonly Section[]): boolean =>
  sections.some(({ findings }) => findings.some(({ mark }) => mark === 'fault'));
