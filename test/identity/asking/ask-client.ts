import { join } from 'node:path';
import { execute } from '../../../lab/kubernetes/execute.ts';
import type { Client } from './clients.ts';
import { IMAGE_ENV, type Question } from './question.ts';

/** The output of clients/ask.py: for each connection the used account, or why there is none. */
export type Answer =
  | { readonly kind: 'accounts'; readonly accounts: Readonly<Record<string, string>> }
  | { readonly kind: 'fault' | 'not_started'; readonly why: string };

/** The common part of all questions to a client. */
export interface Surroundings {
  /** An empty folder for the root of each container. */
  readonly root: string;
  readonly env: Readonly<Record<string, string>>;
  readonly mounts: Question['mounts'];
  readonly network: 'none' | 'loopback';
}

export interface Asking {
  readonly python: string;
  readonly seed: number;
  readonly questions: readonly Question[];
  readonly surroundings: Surroundings;
}

/** Some releases of google-auth read NO_GCE_CHECK at import, others at each call. So it is set for both. */
const PROCESS_ENV = { ...IMAGE_ENV, PYTHONWARNINGS: 'ignore', PYTHONDONTWRITEBYTECODE: '1' };

const ASK = join(import.meta.dirname, '../clients/ask.py');

/** Asks one process of a client all questions. The answers come in their order. */
export async function askClient(
  { module }: Client,
  { python, seed, questions, surroundings }: Asking,
): Promise<readonly Answer[]> {
  if (questions.length === 0) return [];
  const lines = questions.map((question) =>
    JSON.stringify({
      ...question,
      root: surroundings.root,
      env: { ...question.env, ...surroundings.env },
      mounts: [...question.mounts, ...surroundings.mounts],
    }),
  );
  const command = [...(surroundings.network === 'none' ? ['unshare', '--net'] : []), python];
  const [program = '', ...args] = [...command, ASK, module];
  const stdout = await execute(program, args, {
    env: { ...PROCESS_ENV, PYTHONHASHSEED: `${seed}`, ...surroundings.env },
    stdin: `${lines.join('\n')}\n`,
  });
  const answers = stdout
    .trim()
    .split('\n')
    .map((line): Answer => JSON.parse(line));
  if (answers.length !== questions.length) throw new Error(`${module} gave ${answers.length} answers`);
  return answers;
}
