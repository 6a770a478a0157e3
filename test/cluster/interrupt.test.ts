import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { CACHE_DIRECTORY } from './cache-directory.ts';
import { execute } from './execute.ts';
import { withTemporaryDirectory } from './temporary-directory.ts';

const MAIN = join(import.meta.dirname, 'main.ts');
const INSIDE = join(import.meta.dirname, 'inside.ts');

it.each([
  ['once it is ready', 'Ctrl-C stops it'],
  ['while it starts', 'starting Kubernetes'],
])('Ctrl-C ends the playground %s and leaves nothing', async (_when, sign) => {
  await withTemporaryDirectory(join(tmpdir(), 'cache-'), async (cache) => {
    const before = traces();
    const env = { ...process.env, XDG_CACHE_HOME: linkedCache(cache) };
    const playground = spawn(process.execPath, [MAIN], { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    await printed(playground, sign);
    if (sign.startsWith('Ctrl-C'))
      expect(await execute(process.execPath, [MAIN, 'kubectl', 'get', 'nodes'], { env })).toContain('Ready');
    expect(traces()).not.toEqual(before);
    process.kill(-Number(playground.pid), 'SIGINT'); // the whole process group, as a terminal does
    expect(await once(playground, 'exit')).toEqual([130, null]);
    await expect.poll(traces, { timeout: 5000 }).toEqual(before);
    expect(readdirSync(join(cache, 'polyaxon-gcs-injector')).sort()).toEqual(['debian', 'images', 'kubernetes']);
  });
});

/** A cache of its own with everything in it that was built: a playground that someone has running keeps its kubeconfig. */
function linkedCache(cache: string): string {
  const own = join(cache, 'polyaxon-gcs-injector');
  mkdirSync(own);
  for (const folder of ['debian', 'images', 'kubernetes'])
    symlinkSync(join(CACHE_DIRECTORY, folder), join(own, folder));
  return cache;
}

async function printed(child: ChildProcess, sign: string): Promise<void> {
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      output += chunk;
    });
  await expect.poll(() => output, { timeout: 60_000 }).toContain(sign);
}

/** Everything that a cluster could leave on a machine. */
function traces(): object {
  return {
    processes: readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap(commandLine)
      .sort(),
    mounts: readFileSync('/proc/self/mountinfo', 'utf8'),
    controlGroups: readdirSync('/sys/fs/cgroup')
      .flatMap((name) => readdirSync(join('/sys/fs/cgroup', name)))
      .filter(isOurs),
    temporaryFiles: readdirSync(tmpdir()).filter(isOurs),
  };
}

function commandLine(pid: string): string[] {
  try {
    return [readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')];
  } catch {
    return []; // ended meanwhile
  }
}

function isOurs(name: string): boolean {
  return name.startsWith('polyaxon-gcs-injector');
}

it('removes at its start what a driver that was killed left', async () => {
  const before = traces();
  const killed = spawn(process.execPath, [INSIDE, 'sleep', '60'], { stdio: 'ignore' });
  await expect.poll(() => traces()).not.toEqual(before);
  await expect.poll(() => readFileSync(`/proc/${killed.pid}/task/${killed.pid}/children`, 'utf8')).not.toBe('');
  killed.kill('SIGKILL');
  await once(killed, 'exit');
  await execute(process.execPath, [INSIDE, 'true']);
  await expect.poll(traces).toEqual(before);
});
