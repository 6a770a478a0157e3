/** A rule that an answer broke. Findings of one rule count as one kind. */
export interface Finding {
  readonly rule: string;
  readonly detail: string;
}

const LONGEST = 400;

export const finding = (rule: string, detail: unknown = ''): Finding => ({
  rule,
  detail: (typeof detail === 'string' ? detail : JSON.stringify(detail)).slice(0, LONGEST),
});

/** The finding, unless it is as it must be. */
export const unless = (isRight: boolean, rule: string, detail?: unknown): readonly Finding[] =>
  isRight ? [] : [finding(rule, detail)];
