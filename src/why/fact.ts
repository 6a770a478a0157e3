/** `ok`: as it should be. `bad`: this is wrong, or stands in the way. `unknown`: nobody could see it. */
export type Mark = 'ok' | 'bad' | 'unknown';

/** The links of the chain between a run and its credentials, in the order in which they are told. */
export type Step =
  | 'namespace'
  | 'webhook'
  | 'replicas'
  | 'run'
  | 'choice'
  | 'container'
  | 'store'
  | 'key'
  | 'injection'
  | 'kubelet'
  | 'refusal';

/** One fact about a pod, in one line. */
export interface Fact {
  readonly step: Step;
  readonly mark: Mark;
  readonly text: string;
  /** What a person can do; absent if nobody needs to act on this fact. */
  readonly cure?: string;
}

export const ok = (step: Step, text: string): Fact => ({ step, mark: 'ok', text });

export const bad = (step: Step, text: string, cure?: string): Fact => ({
  step,
  mark: 'bad',
  text,
  ...(cure === undefined ? {} : { cure }),
});

export const unknown = (step: Step, text: string, cure?: string): Fact => ({
  ...bad(step, text, cure),
  mark: 'unknown',
});
