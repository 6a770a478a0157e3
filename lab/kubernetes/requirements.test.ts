import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { withTemporaryDirectory } from './temporary-directory.ts';

const run = (script: string, args: readonly string[], env: NodeJS.ProcessEnv) =>
  spawnSync(process.execPath, [join(import.meta.dirname, script), ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });

it.each([
  ['fails', 'failed', 'true', 1],
  ['is skipped', 'skipped', '', 0],
])('without Go it %s and says so in one line', (_what, word, ci, status) => {
  const result = run('main.ts', [], { PATH: '/nonexistent', CI: ci });
  expect(result.stderr).toMatch(new RegExp(`^${word}: a test cluster needs .*go.* on PATH.*\\n$`));
  expect(result.status).toBe(status);
});

it.each([
  ['offers an existing cluster if one would do', 'inside.ts', ['true'], true],
  ['offers none if pods mount folders of this machine', '../../test/clients/main.ts', [], false],
] as const)('without Go it %s', (_what, script, args, isOffered) => {
  const { stderr } = run(script, args, { PATH: '/nonexistent', KUBECONFIG: '' });
  expect(stderr).toContain('on PATH');
  expect(stderr.includes('set KUBECONFIG')).toBe(isOffered);
});

it('needs nothing of Debian if a control plane is given', async () => {
  await withTemporaryDirectory(join(tmpdir(), 'cache-'), async (cache) => {
    const result = run('inside.ts', ['true'], { KUBEBUILDER_ASSETS: cache, XDG_CACHE_HOME: cache });
    expect(result.status).toBe(0);
    expect(readdirSync(cache)).toEqual([]);
  });
});

it('keeps the logs of a run that failed, and prints their path', () => {
  const result = run('inside.ts', ['sh', '-c', 'exit 3'], {});
  const logs = /logs of the cluster: (\S+)/.exec(result.stderr)?.[1] ?? '';
  expect(result.status).toBe(3);
  expect(existsSync(logs)).toBe(true);
  expect(readdirSync(dirname(logs))).toEqual(['logs']);
  rmSync(dirname(logs), { recursive: true });
});
