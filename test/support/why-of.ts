import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { startProcess } from './start-process.ts';

/** What `why` prints, and how it ends. */
export interface Why {
  readonly lines: readonly string[];
  /** The one thing to do. */
  readonly cure: string;
  readonly exitCode: number | null;
  readonly stderr: string;
}

export async function whyOf(kubeconfig: string, args: readonly string[]): Promise<Why> {
  const child = startProcess(['why', ...args], { env: { KUBECONFIG: kubeconfig } });
  const [stdout, stderr, [exitCode]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  const [before = '', cure = ''] = stdout.trimEnd().split('\n→ ');
  return { lines: before.split('\n'), cure, exitCode, stderr };
}
