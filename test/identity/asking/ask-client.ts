import { join } from 'node:path';
import { execute } from '../../../lab/kubernetes/execute.ts';
import type { Client } from './clients.ts';
import { IMAGE_ENV, type Question } from './question.ts';

/** What clients/ask.py writes: by connection the account that was taken, or why there is none to be asked for. */
export type Answer =
  | { readonly kind: 'accounts'; readonly accounts: Readonly<Record<string, string>> }
  | { readonly kind: 'fault' | 'not_started'; readonly why: string };

/** What all questions to a client have in common. */
export interface Surroundings {
  /** An empty folder, where each container has its root. */
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

/** Some releases of google-auth look at NO_GCE_CHECK when they are loaded, others when they are asked: it is set for both. */
const PROCESS_ENV = { ...IMAGE_ENV, PYTHONWARNINGS: 'ignore', PYTHONDONTWRITEBYTECODE: '1' };

const ASK = join(import.meta.dirname, '../clients/ask.py');

/** Asks one process of a client all questions; the answers come in their order. */
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
