import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { CACHE_DIRECTORY } from './cache-directory.ts';
import { execute } from './execute.ts';
import { withTemporaryDirectory } from './temporary-directory.ts';

const MAIN = join(import.meta.dirname, 'main.ts');
const INSIDE = join(import.meta.dirname, 'inside.ts');
const CACHED = ['debian', 'helm', 'images', 'kubernetes'];

let before: object;
beforeEach(() => {
  before = traces();
});

it('is reached from the machine while it runs, and leaves nothing after Ctrl-C', async () => {
  await withPlayground(async (playground, env) => {
    await printed(playground, 'Ctrl-C stops it');
    expect(await execute(process.execPath, [MAIN, 'kubectl', 'get', 'nodes'], { env })).toContain('Ready');
    await interrupt(playground);
  });
});

it('leaves nothing after Ctrl-C while it starts', async () => {
  await withPlayground(async (playground) => {
    await printed(playground, 'starting Kubernetes');
    await interrupt(playground);
  });
});

it('removes at its start what a killed driver left', async () => {
  const killed = spawn(process.execPath, [INSIDE, 'sleep', '60'], { stdio: 'ignore' });
  await expect.poll(() => JSON.stringify(traces())).toContain('sleep 60 ');
  killed.kill('SIGKILL');
  await once(killed, 'exit');
  await execute(process.execPath, [INSIDE, 'true']);
  await expect.poll(traces).toEqual(before);
});

/**
 * It has its own cache with everything built. So it does not overwrite the kubeconfig of a playground that a developer
 * has running.
 */
async function withPlayground(use: (playground: ChildProcess, env: NodeJS.ProcessEnv) => Promise<void>): Promise<void> {
  await withTemporaryDirectory(join(tmpdir(), 'cache-'), async (cache) => {
    const own = join(cache, 'polyaxon-gcs-injector');
    mkdirSync(own);
    for (const folder of CACHED) symlinkSync(join(CACHE_DIRECTORY, folder), join(own, folder));
    const env = { ...process.env, XDG_CACHE_HOME: cache };
    await use(spawn(process.execPath, [MAIN], { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] }), env);
    expect(readdirSync(own).sort()).toEqual(CACHED);
  });
}

async function printed(playground: ChildProcess, sign: string): Promise<void> {
  const { stdout, stderr } = playground;
  let output = '';
  const collect = (chunk: Buffer) => {
    output += chunk;
  };
  stdout?.on('data', collect);
  stderr?.on('data', collect);
  const ended = once(playground, 'exit').then(() => expect.fail(`it ended before it said: ${sign}\n${output}`));
  await Promise.race([ended, expect.poll(() => output).toContain(sign)]);
  ended.catch(() => {});
}

/** Interrupts the whole process group, as a terminal does. */
async function interrupt(playground: ChildProcess): Promise<void> {
  expect(traces()).not.toEqual(before);
  process.kill(-Number(playground.pid), 'SIGINT');
  expect(await once(playground, 'exit')).toEqual([130, null]);
  await expect.poll(traces).toEqual(before);
}

/** Everything that a cluster could leave on a machine. */
function traces(): object {
  return {
    processes: readdirSync('/proc').flatMap(commandLine).sort(),
    mounts: readFileSync('/proc/self/mountinfo', 'utf8'),
    controlGroups: globSync('/sys/fs/cgroup/{,*/}polyaxon-gcs-injector*'),
    temporaryFiles: globSync(join(tmpdir(), 'polyaxon-gcs-injector-cluster-*')),
  };
}

function commandLine(pid: string): string[] {
  if (!/^\d+$/.test(pid)) return [];
  try {
    return [readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')];
  } catch {
    return []; // ended meanwhile
  }
}
