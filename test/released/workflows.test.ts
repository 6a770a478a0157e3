import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { actionlint } from '../../lab/go-tools/build.ts';
import { execute } from '../../lab/kubernetes/execute.ts';

const ROOT = join(import.meta.dirname, '../..');
const WORKFLOWS = globSync('.github/workflows/*.yml', { cwd: ROOT });

/** actionlint alone: without the programs that it would call if this machine had them. */
const lint = async (...args: readonly string[]): Promise<string> =>
  execute(await actionlint(), ['-no-color', '-shellcheck=', '-pyflakes=', ...args], { cwd: ROOT });

describe('the workflows', () => {
  it('are those of the gate and of a release', () => {
    expect(WORKFLOWS.toSorted()).toEqual(['.github/workflows/ci.yml', '.github/workflows/release.yml']);
  });

  it.each(WORKFLOWS)('%s is one to actionlint', async (file) => {
    expect(await lint(file)).toBe('');
  });

  it('actionlint finds a step that does nothing', async () => {
    const text = 'on: push\njobs: {a: {runs-on: ubuntu-24.04, steps: [{name: nothing}]}}\n';
    const found = execute(await actionlint(), ['-no-color', '-'], { stdin: text });
    await expect(found).rejects.toThrow(/step must run script with "run" section or run action with "uses" section/);
  });

  it.each([
    ['ci.yml', 'gate', '.ci/run'],
    ['release.yml', 'make', 'npm run release -- '],
  ])('%s only calls what anybody can call', (file, job, command) => {
    const { jobs } = parse(readFileSync(join(ROOT, '.github/workflows', file), 'utf8'));
    const runs: readonly string[] = jobs[job].steps.flatMap(({ run = '' }) => run);
    expect(runs.filter((run) => run.startsWith(command))).toHaveLength(1);
  });
});
