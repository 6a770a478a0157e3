import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it.each([
  ['inside.ts', [], 'error: inside.ts needs a command to run'],
  ['inside.ts', ['true', '--kubernetes'], 'error: --kubernetes needs a version such as 1.33'],
  ['inside.ts', ['true', '--kubernetes', '9.99'], 'error: Kubernetes 9.99 is not among the versions'],
  ['main.ts', ['--bogus'], "error: Unknown option '--bogus'"],
  ['../../test/clients/main.ts', ['--only'], "error: Option '--only <value>' argument missing"],
  ['../../test/clients/main.ts', ['--only', 'nope'], 'error: no row nope: there are tensorflow,'],
  ['../../test/clients/environments/lock.ts', ['nope'], 'error: no nope here: there are '],
])('%s %j prints the correct usage in one line', (script, args, says) => {
  const env = { ...process.env, KUBECONFIG: '', KUBEBUILDER_ASSETS: '' };
  const { status, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, script), ...args], {
    encoding: 'utf8',
    env,
  });
  expect(stderr).toMatch(/^[^\n]+\n$/);
  expect(stderr).toContain(says);
  expect(status).toBe(2);
});
