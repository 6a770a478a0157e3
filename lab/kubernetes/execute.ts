import { type SpawnOptions, spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

export interface ExecuteOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly stdin?: string;
  readonly signal?: AbortSignal;
}

/** Runs a program to its end and returns its stdout. A failure has both outputs in the message. */
export async function execute(program: string, args: readonly string[], options: ExecuteOptions = {}): Promise<string> {
  const { stdin = '', ...rest } = options;
  const spawnOptions: SpawnOptions = { ...rest, stdio: 'pipe' };
  const child = spawn(program, args, spawnOptions);
  const kill = () => child.kill();
  process.once('exit', kill);
  const ended = new Promise<number | string>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'unknown'));
  });
  child.stdin?.on('error', () => {}).end(stdin);
  const outputs = Promise.all([child.stdout ? text(child.stdout) : '', child.stderr ? text(child.stderr) : '']);
  const [code, [stdout, stderr]] = await Promise.all([ended, outputs]);
  process.off('exit', kill);
  if (code === 0) return stdout;
  throw new Error(`${program} ${args.join(' ')} failed (${code})\n${stderr}${stdout}`);
}
