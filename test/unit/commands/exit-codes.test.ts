import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { portOf } from '../../../src/server/listener.ts';
import { runProgram } from '../../support/run-program.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const MAIN = join(import.meta.dirname, '../../../src/main.ts');

/** The real process: what it says on standard error and how it exits. */
async function run(args: readonly string[]): Promise<{ readonly code: number; readonly stderr: string }> {
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  return { code, stderr };
}

describe.concurrent('the process exits', () => {
  it('with 0 after a command that did its work, and after help', async () => {
    expect(await run(['version'])).toEqual({ code: 0, stderr: '' });
    expect(await run(['--help'])).toEqual({ code: 0, stderr: '' });
  });

  it('with 1 after a problem, without a stack trace', async () => {
    const fault = 'cannot be read (ENOENT); --config names the file';
    expect(await run(['serve', '--config', '/nowhere'])).toEqual({
      code: 1,
      stderr: `error: /nowhere: 1 fault\n  ${fault}\n`,
    });
  });

  it('with 1 where its port is taken', async () => {
    await using folder = await temporaryFolder();
    await runProgram(['certs', '--dir', folder.path]);
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const taken = String(portOf(other.address()));
    const ports = ['--host', '127.0.0.1', '--port', taken, '--health-port', '0', '--metrics-port', '0'];
    const { code, stderr } = await run(['serve', '--certs', folder.path, ...ports]);
    other.close();
    expect(code).toBe(1);
    expect(stderr).toBe(
      `error: cannot listen: listen EADDRINUSE: address already in use 127.0.0.1:${taken}\n  choose another address with --host, or other ports with --port, --health-port and --metrics-port\n`,
    );
  });

  it('with 2 after wrong usage', async () => {
    expect((await run(['inject'])).code).toBe(2);
  });
});
