import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { eachLine } from '../serving/each-line.ts';
import type { Applied, Applier } from './applier.ts';
import { buildApplier } from './build.ts';

/** The API server's own library. Patches are sent as they come; the answers have the order of the questions. */
export async function startGoApplier(): Promise<Applier> {
  const child = spawn(await buildApplier(), { stdio: ['pipe', 'pipe', 'inherit'] });
  const waiting: ((applied: Applied) => void)[] = [];
  eachLine(child.stdout, (line) => waiting.shift()?.(readAnswer(line)));
  const exited = once(child, 'exit');
  return {
    apply: (object, patch) => {
      const { promise, resolve } = Promise.withResolvers<Applied>();
      waiting.push(resolve);
      child.stdin.write(`{"object":${object},"patch":${patch}}\n`);
      return promise;
    },
    [Symbol.asyncDispose]: async () => {
      child.stdin.end();
      await exited;
    },
  };
}

const OBJECT = '{"object":';

/** The object is passed on as text, because nobody needs it parsed here. */
const readAnswer = (line: string): Applied =>
  line.startsWith(OBJECT) ? { object: line.slice(OBJECT.length, -1) } : JSON.parse(line);
