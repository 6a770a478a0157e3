import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { portOf } from '../../../src/server/listener.ts';
import { runProgram } from '../../support/run-program.ts';
import { runToEnd } from '../../support/start-process.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

describe.concurrent('the process exits', () => {
  it('with 0 after a successful command, and after help', async () => {
    expect(await runToEnd(['version'])).toEqual({ exitCode: 0, stderr: '' });
    expect(await runToEnd(['--help'])).toEqual({ exitCode: 0, stderr: '' });
  });

  it('with 1 after a problem, without a stack trace', async () => {
    const fault = 'cannot be read (ENOENT); --config names the file';
    expect(await runToEnd(['serve', '--config', '/nowhere'])).toEqual({
      exitCode: 1,
      stderr: `error: /nowhere: 1 fault\n  ${fault}\n`,
    });
  });

  it('with 1 if its port is taken', async () => {
    await using folder = await temporaryFolder();
    await runProgram(['certs', '--dir', folder.path]);
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const taken = String(portOf(other.address()));
    const ports = ['--host', '127.0.0.1', '--port', taken, '--health-port', '0', '--metrics-port', '0'];
    const { exitCode, stderr } = await runToEnd(['serve', '--certs', folder.path, ...ports]);
    other.close();
    expect(exitCode).toBe(1);
    expect(stderr).toBe(
      `error: cannot listen: listen EADDRINUSE: address already in use 127.0.0.1:${taken}\n  choose another address with --host, or other ports with --port, --health-port and --metrics-port\n`,
    );
  });

  it('with 2 after wrong usage', async () => {
    expect((await runToEnd(['inject'])).exitCode).toBe(2);
  });
});
